/** How a document looks: folds, colours, hints, lenses. */
import { SemanticTokensBuilder, type CodeLensParams, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as services from '../../services/index.ts';
import { FOLDS, rangeIn, spanIn } from '../convert.ts';
import { offsetIn, onDocument, type Session } from '../session.ts';
import { uriOf } from '../uris.ts';

const TYPE_INDEX = new Map(services.TOKEN_TYPES.map((type, index) => [type, index]));
const MODIFIER_BIT = new Map(services.TOKEN_MODIFIERS.map((modifier, index) => [modifier, 1 << index]));

export function looks(session: Session): void {
  const { connection } = session;

  connection.onFoldingRanges(
    onDocument(session, ({ document }) =>
      services
        .folding(document)
        .map(({ startLine, endLine, kind }) => ({ startLine, endLine, ...(kind === null ? {} : { kind: FOLDS[kind] }) })),
    ),
  );

  connection.onCodeLens(
    onDocument(session, ({ project, text, name }, _: CodeLensParams) =>
      services.codeLenses(project, name).map((lens) => ({
        range: rangeIn(text, lens),
        command: { title: lens.title, ...commandFor(session, lens, project.name) },
      })),
    ),
  );

  connection.languages.inlayHint.on(
    onDocument(session, ({ project, text, name }, { range }: { textDocument: { uri: string }; range: Range }) =>
      offsetIn(text, (range as Range | undefined)?.start) === null
        ? []
        : services.inlayHints(project, name, spanIn(text, range)).map(({ offset, label, tooltip }) => ({
            position: text.positionAt(offset),
            label,
            tooltip,
            paddingLeft: true,
          })),
    ),
  );

  semanticTokens(session);
}

/** A lens that nothing can be done with still says what it says. */
function commandFor({ client }: Session, { command }: services.CodeLens, root: string): { command: string; arguments?: unknown[] } {
  if (command === null || !client.isOurs) return { command: '' };
  return { command: `kalint.${command}`, arguments: [uriOf(root)] };
}

function semanticTokens(session: Session): void {
  const { connection } = session;
  const builders = new Map<string, SemanticTokensBuilder>();
  const builderFor = (uri: string): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.set(uri, builder);
    return builder;
  };
  const { semanticTokens: requests } = connection.languages;
  const none = { data: [] };

  const full = onDocument(session, ({ document, text }) => {
    const builder = builderFor(text.uri);
    builder.previousResult('');
    push(builder, text, services.semanticTokens(document));
    return builder.build();
  });
  requests.on(async (params, token) => (await full(params, token)) ?? none);

  const delta = onDocument(
    session,
    ({ document, text }, { previousResultId }: { textDocument: { uri: string }; previousResultId: string }) => {
      const builder = builderFor(text.uri);
      builder.previousResult(previousResultId);
      push(builder, text, services.semanticTokens(document));
      return builder.buildEdits();
    },
  );
  requests.onDelta(async (params, token) => (await delta(params, token)) ?? none);

  const part = onDocument(session, ({ document, text }, { range }: { textDocument: { uri: string }; range: Range }) => {
    const builder = new SemanticTokensBuilder();
    if (offsetIn(text, (range as Range | undefined)?.start) !== null)
      push(builder, text, services.semanticTokens(document, spanIn(text, range)));
    return builder.build();
  });
  requests.onRange(async (params, token) => (await part(params, token)) ?? none);
}

function push(builder: SemanticTokensBuilder, text: TextDocument, tokens: readonly services.Token[]): void {
  for (const { start, end, type, modifiers } of tokens) {
    const { line, character } = text.positionAt(start);
    const bits = modifiers.reduce((sum, modifier) => sum | (MODIFIER_BIT.get(modifier) ?? 0), 0);
    builder.push(line, character, end - start, TYPE_INDEX.get(type) ?? 0, bits);
  }
}
