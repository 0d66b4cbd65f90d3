/** Help while one writes: completion, hover, signatures, actions. */
import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver';
import * as services from '../../services/index.ts';
import { ACTIONS, completionOf, diagnosticOf, editsOf, rangeIn, spanIn } from '../convert.ts';
import { atPosition, offsetIn, onDocument, textsOf, type Session } from '../session.ts';
import { isOnDisk, uriOf } from '../uris.ts';
import type { Opened } from '../workspace.ts';

export function writing(session: Session): void {
  const { connection, host } = session;

  connection.onCompletion(
    atPosition(session, ({ project, document, text, name }, offset) => ({
      isIncomplete: false,
      items: services
        .completion(project, document, offset, {
          snippets: session.client.snippets,
          indent: '\t',
          ...(isOnDisk(name) ? { list: (directory: string) => host.list(directory) } : {}),
        })
        .map((item) => completionOf(text, item, session.client.isOurs)),
    })),
  );

  connection.onCompletionResolve((item) => {
    const page = item.data as Parameters<typeof services.pageOf>[0] | undefined;
    const value = Array.isArray(page?.path) ? services.pageOf(page) : null;
    return value === null ? item : { ...item, documentation: { kind: 'markdown', value } };
  });

  connection.onHover(
    atPosition(session, ({ project, document, text }, offset) => {
      const found = services.hover(project, document, offset);
      return found === null ? null : { range: rangeIn(text, found), contents: { kind: 'markdown' as const, value: found.markdown } };
    }),
  );

  connection.onSignatureHelp(
    atPosition(session, ({ document }, offset) => {
      const found = services.signatureHelp(document, offset);
      if (found === null) return null;
      const parameters = found.parameters.map(({ start, end, documentation }) => ({
        label: [start, end] as [number, number],
        documentation: { kind: 'markdown' as const, value: documentation },
      }));
      return {
        signatures: [{ label: found.label, documentation: { kind: 'markdown' as const, value: found.documentation }, parameters }],
        activeSignature: 0,
        // beyond the last: none is marked
        activeParameter: found.active === -1 ? parameters.length : found.active,
      };
    }),
  );

  connection.onCodeAction(
    onDocument(session, (opened, { range, context }: CodeActionParams) => {
      if (offsetIn(opened.text, (range as typeof range | undefined)?.start) === null) return [];
      const wanted = (context as CodeActionParams['context'] | undefined)?.only;
      return services
        .codeActions(opened.project, opened.document, spanIn(opened.text, range))
        .filter(
          ({ kind }) => wanted === undefined || wanted.some((prefix) => ACTIONS[kind] === prefix || ACTIONS[kind].startsWith(`${prefix}.`)),
        )
        .filter(({ creates }) => creates === null || session.client.createsFiles)
        .map((action) => actionOf(session, opened, action));
    }),
  );
}

function actionOf(session: Session, opened: Opened, action: services.CodeAction): CodeAction {
  const texts = textsOf(session, opened);
  const { finding } = action;
  const shown = finding === null ? undefined : services.diagnostics(opened.project).get(opened.name);
  const diagnostic = shown?.find(({ code, start, end }) => code === finding?.rule && start === finding.start && end === finding.end);
  return {
    title: action.title,
    kind: ACTIONS[action.kind],
    ...(action.isPreferred ? { isPreferred: true } : {}),
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnosticOf(opened.text, texts, diagnostic, session.client.links)] }),
    edit: editOf(session, opened, action),
  };
}

/** A new file is made first, then filled; one that is there already is left alone. */
function editOf(session: Session, opened: Opened, { edits, creates }: services.CodeAction): WorkspaceEdit {
  const changes = editsOf(textsOf(session, opened), edits);
  if (creates === null) return { changes };
  const uri = uriOf(creates);
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: changes[uri] ?? [] },
    ],
  };
}
