/** The extension where there is Node: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './activate.ts';

export const activate = (context: ExtensionContext): Promise<BaseLanguageClient> => {
  const server = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc };
  return start(context, (id, name, options) => new LanguageClient(id, name, { run: server, debug: server }, options));
};
