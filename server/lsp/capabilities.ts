/** What the server says that it can do, and what it wants to know of the editor. */
import { CodeActionKind, TextDocumentSyncKind, type InitializeParams, type ServerCapabilities } from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../services/index.ts';

/** What the editor can do. */
export interface Client {
  readonly snippets: boolean;
  /** It asks for diagnostics. */
  readonly pulls: boolean;
  /** What it asks for may come with diagnostics of other files. */
  readonly pullsClosed: boolean;
  readonly configuration: boolean;
  /** It takes registrations for settings and watched files later on. */
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  /** It makes new files in a workspace edit. */
  readonly createsFiles: boolean;
  readonly folderChanges: boolean;
  /** It is our own extension: it has the commands that lenses and completions may name. */
  readonly isOurs: boolean;
  /** It shows a link on a finding, and our extension's command is behind it. */
  readonly links: boolean;
}

export function clientOf({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): Client {
  const { textDocument, workspace } = (capabilities as InitializeParams['capabilities'] | undefined) ?? {};
  const options = initializationOptions as { readonly commands?: unknown } | null | undefined;
  const isOurs = options?.commands === true;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    pulls: textDocument?.diagnostic !== undefined,
    pullsClosed: textDocument?.diagnostic?.relatedDocumentSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    folderChanges: workspace?.workspaceFolders === true,
    isOurs,
    links: isOurs && (textDocument?.publishDiagnostics ?? textDocument?.diagnostic)?.codeDescriptionSupport === true,
  };
}

/** Answered by `workspace/executeCommand`; an editor without our extension can use them, too. */
export const COMMANDS = {
  ipvsadm: 'kalint.server.ipvsadm',
  realserver: 'kalint.server.realserver',
  explain: 'kalint.server.explain',
} as const;

export const capabilities = (client: Client): ServerCapabilities => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
  completionProvider: { triggerCharacters: [' ', '$', '/', '{'], resolveProvider: true },
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: [' '] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.RefactorRewrite, CodeActionKind.SourceFixAll],
  },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: { resolveProvider: false },
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: { delta: true },
    range: true,
  },
  executeCommandProvider: { commands: Object.values(COMMANDS) },
  diagnosticProvider: { identifier: 'kalint', interFileDependencies: true, workspaceDiagnostics: false },
  ...(client.folderChanges ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
});
