/** Included files: which are open, where reading goes on when one ends, and what cannot be had. */
import { expandBraces } from './braces.ts';
import { BRACE_MATCH, includeForm, IncludeChecks, MATCH, READ, WILDCARD_MATCH } from './include-check.ts';
import type { Version } from './language/types.ts';
import type { LogicalLine } from './lines.ts';
import type { Place, Problem } from './problem.ts';
import { Source } from './source.ts';

/** How files are reached; paths as the config writes them, relative ones from `directory`. */
export interface IncludeFiles {
  read(path: string): { readonly text: string } | { readonly error: string };
  glob(pattern: string, directory: string): readonly string[];
}

export interface IncludeUse {
  readonly pattern: string;
  readonly place: Place;
  /** The files that it named. */
  readonly paths: readonly string[];
}

interface OpenFile {
  readonly source: Source;
  /** Offset of the next line. */
  next: number;
  /** Lines read so far. */
  line: number;
  /** The checks that held before it was opened. */
  readonly checksBefore: number;
  /** The file that includes it. */
  readonly parent: OpenFile | undefined;
  /** How many files there are around it. */
  readonly depth: number;
}

/** More files than anyone includes on purpose. */
const MOST_FILES = 20_000;
/** Of all included files together. */
const MOST_CHARACTERS = 128 * 1024 * 1024;
const TOO_MUCH = 'the files included before it hold more than 128 MiB, and more than that is no configuration';
const DEEPEST = 100;

/** More alternatives in braces than anyone writes. */
const MOST_ALTERNATIVES = 1000;

export class IncludeStack {
  readonly sources: Source[] = [];
  readonly uses: IncludeUse[] = [];
  /** A check has failed: keepalived ends when its first process has read all. */
  hasFailed = false;
  private readonly problems: Problem[];
  private readonly files: IncludeFiles | undefined;
  private readonly version: Version;
  private readonly checks: IncludeChecks;
  /** Innermost last; the files of one pattern stand in reverse, so that the first is read first. */
  private readonly stack: OpenFile[] = [];
  private readonly texts = new Map<string, Source>();
  private opened = 0;
  /** Characters of all files read so far. */
  private size = 0;

  constructor(problems: Problem[], files: IncludeFiles | undefined, lines: readonly LogicalLine[], version: Version) {
    this.problems = problems;
    this.files = files;
    this.version = version;
    this.checks = new IncludeChecks(lines, version);
  }

  get current(): OpenFile | undefined {
    return this.stack[this.stack.length - 1];
  }

  open(source: Source): void {
    if (!this.texts.has(source.name)) {
      this.texts.set(source.name, source);
      this.sources.push(source);
    }
    this.stack.push({ source, next: 0, line: 0, checksBefore: 0, parent: undefined, depth: 0 });
  }

  close(): void {
    const file = this.stack.pop();
    if (file !== undefined) this.checks.restore(file.checksBefore);
  }

  /** Is this `include`, or one of its five strict forms, followed by a blank? */
  isInclude(text: string, at: number, end: number): boolean {
    return includeForm(text, at, end, this.version) !== null;
  }

  /** Opens what an include line names; the line is known to be one. */
  include(line: string, place: (from: number, to: number) => Place, at: number): void {
    const form = includeForm(line, 0, line.length, this.version);
    if (form === null) return;
    let { from } = form;
    while (line.charAt(from) === ' ' || line.charAt(from) === '\t') from++;
    const pattern = line.slice(from);
    const where = place(from, line.length);
    const parent = this.current;
    const including = parent?.source ?? where.source;
    if (this.files === undefined) {
      this.uses.push({ pattern, place: where, paths: [] });
      return;
    }
    const directory = directoryOf(including.name);
    const paths = this.files.glob(pattern, directory);
    this.uses.push({ pattern, place: where, paths });
    const missing = missingFrom(pattern, directory, this.files);
    const before = this.checks.current;
    const checks = before | form.checks;
    if (paths.length === 0) this.nothing(pattern, missing.length > 0, checks, where, at);
    else if (missing.length > 0) this.some(pattern, missing, checks, where, at);
    if (paths.length > 0 && missing.length > 0 && (checks & BRACE_MATCH) !== 0) return;
    const files: OpenFile[] = [];
    for (const path of paths) {
      const source = this.load(path, checks, where, at);
      if (source !== null) files.push({ source, next: 0, line: 0, checksBefore: before, parent, depth: (parent?.depth ?? 0) + 1 });
    }
    this.stack.push(...files.reverse());
  }

  /** keepalived tells of a name that does not exist; of a pattern that nothing matches only where it is asked to. */
  private nothing(pattern: string, isMissing: boolean, checks: number, where: Place, at: number): void {
    const ends = (checks & (!isMissing ? WILDCARD_MATCH : pattern.includes('{') ? BRACE_MATCH : MATCH)) !== 0;
    const then = ends ? 'does not start' : isMissing ? 'tells of it, and goes on without' : 'goes on without a word';
    const message = `No file ${isMissing ? 'is named' : 'matches'} '${pattern}': keepalived ${then}. Relative names count from the directory of the including file.`;
    if (ends) this.fail(message, where, at);
    else {
      const told = isMissing ? { keepalived: 'reports' as const, host: true } : { keepalived: 'silent' as const };
      this.problems.push({ rule: 'include-not-found', message, place: where, line: at, ...told });
    }
  }

  private some(pattern: string, missing: readonly string[], checks: number, where: Place, at: number): void {
    const ends = (checks & BRACE_MATCH) !== 0;
    const then = ends ? 'takes none of the others, and does not start' : 'goes on without';
    const message = `${missing.map((name) => `'${name}'`).join(' and ')} of '${pattern}' cannot be found: keepalived ${then}.`;
    if (ends) this.fail(message, where, at);
    else this.problems.push({ rule: 'include-not-found', message, place: where, line: at, keepalived: 'reports' });
  }

  /** The first of keepalived's processes reads on to the end of the file, and then keepalived ends. */
  private fail(message: string, place: Place, line: number): void {
    this.hasFailed = true;
    this.problems.push({ rule: 'include-not-found', message, place, line, keepalived: 'fatal' });
  }

  private load(path: string, checks: number, where: Place, at: number): Source | null {
    const inside = isInside(this.current, path);
    if (inside || (this.current?.depth ?? 0) >= DEEPEST - 1) {
      this.problems.push({
        rule: 'include-cycle',
        message: inside
          ? `'${path}' includes itself, directly or by way of another file: keepalived would read for ever. Remove one of the includes.`
          : `Includes are nested more than ${DEEPEST} files deep; '${path}' is not read.`,
        place: where,
        line: at,
        keepalived: inside ? 'hangs' : 'silent',
      });
      return null;
    }
    if (++this.opened > MOST_FILES) {
      if (this.opened === MOST_FILES + 1)
        this.complain('include-cycle', `More than ${MOST_FILES} files are included; the rest is not read.`, where, at);
      return null;
    }
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    if (this.size > MOST_CHARACTERS) {
      this.complain('include-not-found', `'${path}' is not read: ${TOO_MUCH}.`, where, at);
      return null;
    }
    const content = this.files?.read(path) ?? { error: 'not read' };
    if ('error' in content) {
      const message = `'${path}' cannot be included: ${content.error}.`;
      if ((checks & READ) !== 0) this.fail(`${message} keepalived does not start.`, where, at);
      else this.complain('include-not-found', `${message} keepalived skips it.`, where, at);
      return null;
    }
    this.size += content.text.length;
    const source = new Source(path, content.text);
    this.texts.set(path, source);
    this.sources.push(source);
    return source;
  }

  private complain(rule: string, message: string, place: Place, line: number): void {
    this.problems.push({ rule, message, place, line, keepalived: 'reports', host: true });
  }
}

/** Is this file being read, or one of those that include it? Others of the same pattern only wait for their turn. */
function isInside(from: OpenFile | undefined, path: string): boolean {
  for (let file = from; file !== undefined; file = file.parent) if (file.source.name === path) return true;
  return false;
}

const directoryOf = (path: string): string => {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
};

/** The alternatives of a pattern that name what is not there: a file, or the directory that a pattern looks into. */
function missingFrom(pattern: string, directory: string, files: IncludeFiles): string[] {
  return expandBraces(pattern, MOST_ALTERNATIVES).filter((alternative) => {
    const wild = alternative.search(/[*?[\\]/);
    if (wild === -1) return files.glob(alternative, directory).length === 0;
    const parent = alternative.slice(0, alternative.lastIndexOf('/', wild) + 1);
    return parent !== '' && parent !== '/' && files.glob(parent, directory).length === 0;
  });
}
