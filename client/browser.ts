/** The extension in a browser: the server is a worker. */
import { Uri, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start } from './activate.ts';

export const activate = (context: ExtensionContext): Promise<BaseLanguageClient> => {
  let worker: Worker | undefined;
  const fresh = (): Promise<Worker> => {
    worker?.terminate();
    worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true));
    return Promise.resolve(worker);
  };
  return start(context, (id, name, options) => new LanguageClient(id, name, fresh, options));
};
