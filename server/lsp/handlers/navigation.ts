/** Going to, finding and renaming things. */
import type { ReferenceParams, RenameParams, SelectionRangeParams } from 'vscode-languageserver';
import { HIGHLIGHTS, editsOf, locationOf, rangeIn, selectionOf, symbolOf, workspaceSymbolOf } from '../convert.ts';
import { atPosition, guarded, offsetIn, onDocument, textsOf, type Session } from '../session.ts';
import * as services from '../../services/index.ts';
import { uriOf } from '../uris.ts';

export function navigation(session: Session): void {
  const { connection, workspace } = session;

  connection.onDefinition(
    atPosition(session, (opened, offset) => {
      const texts = textsOf(session, opened);
      return services.definition(opened.project, opened.document, offset).map(({ file, name }) => locationOf(texts, { file, ...name }));
    }),
  );

  connection.onReferences(
    atPosition(session, (opened, offset, params: ReferenceParams) => {
      const withDefinition = (params.context as ReferenceParams['context'] | undefined)?.includeDeclaration === true;
      return services
        .references(opened.project, opened.document, offset, withDefinition)
        .map((range) => locationOf(textsOf(session, opened), range));
    }),
  );

  connection.onDocumentHighlight(
    atPosition(session, ({ project, document, text }, offset) =>
      services.highlight(project, document, offset).map((span) => ({ range: rangeIn(text, span), kind: HIGHLIGHTS[span.kind] })),
    ),
  );

  connection.onPrepareRename(
    atPosition(session, ({ project, document, text }, offset) => {
      const found = services.prepareRename(project, document, offset);
      return found === null ? null : { range: rangeIn(text, found), placeholder: found.placeholder };
    }),
  );

  connection.onRenameRequest(
    atPosition(session, (opened, offset, { newName }: RenameParams) => {
      const edits = services.rename(opened.project, opened.document, offset, newName);
      return edits === null ? null : { changes: editsOf(textsOf(session, opened), edits) };
    }),
  );

  connection.onDocumentSymbol(
    onDocument(session, ({ document, text }) => services.documentSymbols(document).map((symbol) => symbolOf(text, symbol))),
  );

  connection.onWorkspaceSymbol((params, token) =>
    guarded(session, token, () => {
      const query = typeof params.query === 'string' ? params.query : '';
      return workspace.allProjects.flatMap((project) =>
        services.workspaceSymbols([project], query).map((symbol) => workspaceSymbolOf((file) => workspace.textIn(project, file), symbol)),
      );
    }),
  );

  connection.onSelectionRanges(
    onDocument(session, ({ document, text }, { positions }: SelectionRangeParams) =>
      positions.map((position) => {
        const offset = offsetIn(text, position);
        return selectionOf(text, offset === null ? [] : services.selection(document, offset), position);
      }),
    ),
  );

  connection.onDocumentLinks(
    onDocument(session, ({ project, document, text }) =>
      services.links(project, document).map((link) => ({ range: rangeIn(text, link), target: uriOf(link.path) })),
    ),
  );
}
