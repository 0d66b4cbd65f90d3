/** A server on a connection: how it begins, hears of changes, and ends. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { capabilities, clientOf } from './capabilities.ts';
import { WATCHED_GLOBS } from './config-path.ts';
import { DiagnosticsFeed } from './diagnostics-feed.ts';
import { formatting } from './handlers/formatting.ts';
import { looks } from './handlers/looks.ts';
import { navigation } from './handlers/navigation.ts';
import { sideViews } from './handlers/side-views.ts';
import { views } from './handlers/views.ts';
import { writing } from './handlers/writing.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';
import { SettingsStore } from './settings-store.ts';
import { nameOf } from './uris.ts';
import { Workspace } from './workspace.ts';

/**
 * Serves an editor.
 * @param version of kalint, for the editor's log
 * @param end called when the editor's process is no more
 */
export function serve(connection: Connection, host: Host, version: string, end: () => void): void {
  const settings = new SettingsStore(connection);
  const workspace = new Workspace(
    host,
    (name) => settings.for(name),
    (message) => settings.complain(message),
  );
  const feed = new DiagnosticsFeed(connection, workspace);
  const session: Session = {
    connection,
    host,
    workspace,
    settings,
    feed,
    client: clientOf({ capabilities: {} }),
    ready: Promise.resolve(),
  };
  let folders: string[] = [];

  connection.onInitialize((params): InitializeResult => {
    session.client = clientOf(params);
    feed.pulls = session.client.pulls;
    feed.pullsClosed = session.client.pullsClosed;
    feed.links = session.client.links;
    folders = foldersOf(params);
    workspace.setFolders(folders.map(nameOf));
    settings.take((params.initializationOptions as { readonly settings?: unknown } | null | undefined)?.settings);
    if (typeof params.processId === 'number') host.watchProcess(params.processId, end);
    return { capabilities: capabilities(session.client), serverInfo: { name: 'kalint', version } };
  });

  /** Asks for the settings again; whatever was worked out with the old ones is forgotten. */
  const reload = (): void => {
    const asked = session.client.configuration ? settings.ask(folders) : Promise.resolve();
    feed.ready = session.ready = asked.then(() => {
      workspace.settingsChanged();
      feed.scheduleAll();
    });
  };

  connection.onInitialized(() => {
    if (session.client.configuration) reload();
    void register(session);
    if (session.client.folderChanges) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        workspace.setFolders(folders.map(nameOf));
        reload();
      });
    }
  });

  connection.onDidChangeConfiguration((params) => {
    const pushed = (params.settings as { readonly kalint?: unknown } | null | undefined)?.kalint;
    if (!session.client.configuration && pushed !== undefined) settings.take(pushed);
    reload();
  });

  connection.onDidChangeWatchedFiles(() => {
    workspace.filesChanged();
    feed.ready = session.ready = session.ready.then(async () => {
      for (const name of workspace.openNames) await workspace.learn(name);
    });
    feed.scheduleAll();
  });

  documents(session);
  connection.languages.diagnostics.on(async (params, token) => {
    await session.ready;
    return feed.pull(params.textDocument.uri, params.previousResultId, token);
  });
  navigation(session);
  writing(session);
  looks(session);
  formatting(session);
  views(session);
  sideViews(session);

  connection.onShutdown(() => feed.stop());
  connection.listen();
}

function documents(session: Session): void {
  const { connection, workspace, feed } = session;
  /** Whoever asks about the document waits until its config files are read. */
  const learn = (name: string): void => {
    feed.ready = session.ready = session.ready.then(async () => workspace.learn(name));
  };
  const open = new TextDocuments(TextDocument);
  open.onDidChangeContent(({ document }) => {
    workspace.change(document);
    learn(nameOf(document.uri));
    const name = nameOf(document.uri);
    // the first look at a file need not wait for keystrokes
    feed.schedule(name);
    for (const root of workspace.rootsOf(name)) for (const partner of workspace.partnersOf(root)) feed.schedule(partner);
  });
  open.onDidOpen(({ document }) => feed.opened(nameOf(document.uri)));
  open.onDidClose(({ document }) => {
    workspace.close(document.uri);
    feed.closed(nameOf(document.uri));
  });
  open.listen(connection);
}

/** Editors from before there were several folders name one root. */
function foldersOf({ workspaceFolders, ...older }: InitializeParams): string[] {
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map(({ uri }) => uri);
  const { rootUri } = older as { readonly rootUri?: unknown };
  return typeof rootUri === 'string' ? [rootUri] : [];
}

async function register({ connection, client }: Session): Promise<void> {
  try {
    if (client.registersConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'kalint' });
    if (client.registersWatchers) {
      const watchers = WATCHED_GLOBS.map((globPattern) => ({ globPattern }));
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  } catch (error) {
    connection.console.warn(`kalint: the editor refuses a registration: ${String(error)}`);
  }
}
