/** The extension in a browser: the server is a worker. */
import { Uri, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { start } from './activate.ts';

export const activate = (context: ExtensionContext): Promise<BaseLanguageClient> => {
  let worker: Worker | undefined;
  const fresh = (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true));
    // VS Code's workers inside of its own are no instances of Worker: the client does not know one when it sees it
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  return start(context, (id, name, options) => new LanguageClient(id, name, fresh, options));
};
