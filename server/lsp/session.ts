/** What the handlers share, and how they answer: with nothing where there is no such document, never with a crash. */
import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { RenameError } from '../services/index.ts';
import type { Client } from './capabilities.ts';
import type { Texts } from './convert.ts';
import type { DiagnosticsFeed } from './diagnostics-feed.ts';
import type { Host } from './host.ts';
import type { SettingsStore } from './settings-store.ts';
import type { Opened, Workspace } from './workspace.ts';

export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly workspace: Workspace;
  readonly settings: SettingsStore;
  readonly feed: DiagnosticsFeed;
  client: Client;
  /** Settled once the settings are known. */
  ready: Promise<void>;
}

/** A handler of a request about a document. */
export const onDocument =
  <Params extends { readonly textDocument: { readonly uri: string } }, Result>(
    session: Session,
    work: (opened: Opened, params: Params) => Result,
  ) =>
  async (params: Params, token?: CancellationToken): Promise<Result | null> =>
    guarded(session, token, () => {
      const opened = session.workspace.opened((params as Partial<Params> | null)?.textDocument?.uri);
      return opened === null ? null : work(opened, params);
    });

/** A handler of a request about a place in a document; offsets beyond a line or the text mean its end. */
export const atPosition = <Params extends { readonly textDocument: { readonly uri: string }; readonly position: Position }, Result>(
  session: Session,
  work: (opened: Opened, offset: number, params: Params) => Result,
) =>
  onDocument(session, (opened, params: Params) => {
    const offset = offsetIn(opened.text, params.position);
    return offset === null ? null : work(opened, offset, params);
  });

/** null: this is no position. */
export function offsetIn(text: TextDocument, position: unknown): number | null {
  const { line, character } = (position ?? {}) as { readonly line?: unknown; readonly character?: unknown };
  return Number.isInteger(line) && Number.isInteger(character) ? text.offsetAt(position as Position) : null;
}

/** Whatever goes wrong is written to the log of the editor, and the answer is nothing. */
export async function guarded<Result>(
  { ready, connection }: Session,
  token: CancellationToken | undefined,
  work: () => Result,
): Promise<Result | null> {
  await ready;
  if (token?.isCancellationRequested === true) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
  try {
    return work();
  } catch (error) {
    if (error instanceof RenameError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    connection.console.error(`kalint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return null;
  }
}

export const textsOf =
  ({ workspace }: Session, { project }: Opened): Texts =>
  (file) =>
    workspace.textIn(project, file);
