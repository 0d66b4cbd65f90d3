/** Every service of the editor, at places anywhere: it answers, and all that it points at is there. */
import assert from 'node:assert/strict';
import * as services from '../../../server/services/index.ts';
import type { Random } from '../../harness/random.ts';
import type { Property } from '../properties.ts';
import { NAME, optionsFor } from './world.ts';

interface Asked {
  readonly project: services.Project;
  readonly document: services.Document;
  readonly offset: number;
  readonly range: services.Span;
  readonly random: Random;
}

const OPTIONS = { indent: 'tab', size: 8, blankLines: 1 } as const;
const LIST = [
  { name: 'a b.conf', isDirectory: false },
  { name: 'conf.d', isDirectory: true },
];

/** Of each what it gives. A gate sees to it that none is missing. */
export const ASK: Readonly<Record<string, (asked: Asked) => unknown>> = {
  codeActions: ({ project, document, range }) => services.codeActions(project, document, range),
  codeLenses: ({ project, document }) => services.codeLenses(project, document.name),
  commandsView: ({ project }) => services.commandsView(project, { state: 'start' }),
  compareView: ({ project, document }) => services.compareView(project, document.text),
  completion: ({ project, document, offset, random }) =>
    services.completion(project, document, offset, { snippets: random.chance(0.5), indent: '\t', list: () => LIST }),
  definition: ({ project, document, offset }) => services.definition(project, document, offset),
  diagnostics: ({ project }) => services.diagnostics(project),
  documentSymbols: ({ document }) => services.documentSymbols(document),
  explain: ({ document, offset }) => services.explain(document.text.slice(offset, offset + 20)),
  fixAll: ({ project, document }) => services.fixAll(project, document),
  folding: ({ document }) => services.folding(document),
  formatDocument: ({ document }) => services.formatDocument(document, OPTIONS),
  formatLines: ({ document, range }) => services.formatLines(document, range, OPTIONS),
  formatOnType: ({ document, offset }) => services.formatOnType(document, offset, OPTIONS),
  highlight: ({ project, document, offset }) => services.highlight(project, document, offset),
  hover: ({ project, document, offset }) => services.hover(project, document, offset),
  inlayHints: ({ project, document, range }) => services.inlayHints(project, document.name, range),
  ipvsadmView: ({ project, random }) =>
    services.ipvsadmView(project, { format: random.pick(['script', 'restore']), down: ['10.0.0.1', 'x'] }),
  links: ({ project, document }) => services.links(project, document),
  prepareRename: ({ project, document, offset }) => services.prepareRename(project, document, offset),
  realServerNames: ({ project }) => services.realServerNames(project),
  realServerView: ({ project }) => services.realServerView(project),
  references: ({ project, document, offset, random }) => services.references(project, document, offset, random.chance(0.5)),
  rename: ({ project, document, offset, random }) =>
    renamed(() => services.rename(project, document, offset, random.pick(['new', 'two words', '']))),
  selection: ({ document, offset }) => services.selection(document, offset),
  semanticTokens: ({ document, range }) => services.semanticTokens(document, range),
  // its offsets are those of its label
  signatureHelp: ({ document, offset }) => JSON.stringify(services.signatureHelp(document, offset)),
  workspaceSymbols: ({ project, document, offset }) => services.workspaceSymbols([project], document.text.slice(offset, offset + 2)),
};

/** A name that cannot be is refused with an error that is meant for the user. */
function renamed(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof services.RenameError) return null;
    throw error;
  }
}

/** Anywhere, with a liking for the ends. */
const placeIn = (text: string, random: Random): number => (random.chance(0.1) ? text.length : random.below(text.length + 1));

export const answers: Property = (text, random) => {
  const { ids, ...options } = optionsFor(random);
  const project = new services.Project(NAME, text, ids?.[0] === undefined ? options : { ...options, id: ids[0] });
  for (const name of random.chance(0.8) ? [NAME] : project.sources.keys()) {
    const document = project.document(name);
    assert.ok(document !== null, name);
    const lengths = (file: string): number => (file === name ? document.text : (project.sources.get(file)?.text ?? '')).length;
    for (let place = 0; place < 3; place++) {
      const offset = placeIn(document.text, random);
      const range = { start: offset, end: offset + random.below(document.text.length - offset + 1) };
      for (const [service, ask] of Object.entries(ASK)) {
        try {
          assertPlaces(ask({ project, document, offset, range, random }), name, lengths);
        } catch (error) {
          throw new Error(`${service} at ${offset} to ${range.end} of ${name}`, { cause: error });
        }
      }
    }
  }
};

/** Everything in an answer that has a beginning and an end is in its file, which is the one asked about where none is named. */
function assertPlaces(value: unknown, file: string, lengths: (file: string) => number): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end, file: named, creates } = value as Readonly<Record<string, unknown>>;
  // the edits of a new file count in the new file
  if (typeof creates === 'string') return;
  const own = typeof named === 'string' ? named : file;
  if (typeof start === 'number' && typeof end === 'number')
    assert.ok(start >= 0 && start <= end && end <= lengths(own), `${start} to ${end} of ${own}, which has ${lengths(own)}`);
  for (const part of value instanceof Map ? (value as ReadonlyMap<string, unknown>) : Object.entries(value)) {
    const [key, inner] = part;
    // a finding has places of its own
    if (key !== 'finding') assertPlaces(inner, value instanceof Map ? key : own, lengths);
  }
}
