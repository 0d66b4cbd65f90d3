/** What the extension is in VS Code on a desktop and in a browser alike. */
import { window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerCommands } from './commands/index.ts';
import { asking } from './requests.ts';
import { showVersion } from './status.ts';
import { Views } from './views.ts';

export type Create = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** The language, wherever the document is: on disk, unsaved, or on a virtual file system. */
const LANGUAGE = 'keepalived';

export async function start(context: ExtensionContext, create: Create): Promise<BaseLanguageClient> {
  const client = create('kalint', 'kalint', {
    documentSelector: [{ language: LANGUAGE }],
    // lenses and completions may name the commands of the palette
    initializationOptions: { commands: true },
    // markdown of the server's own: no HTML, no commands of others
    markdown: { isTrusted: false, supportHtml: false },
  });
  const ask = asking(client);
  const views = new Views(ask);
  context.subscriptions.push(client, views, ...registerCommands(client, ask, views), showVersion(ask));
  try {
    await client.start();
  } catch (error) {
    void window.showErrorMessage(`kalint's language server did not start: ${String(error)}`);
  }
  return client;
}
