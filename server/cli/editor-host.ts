/**
 * The server of the extension on a desktop: the very file that is a worker in a browser, in a process of its own. Here is what it takes of a
 * worker, over Node's IPC, and the disk. So an extension for both holds the language only once.
 */
import { diskHost } from '../lsp/disk.ts';
import { filesOnDisk } from './files.ts';

/** Of the bundle beside this one. */
declare const require: (file: string) => void;

const worker = {
  kalintHost: diskHost(filesOnDisk(process.cwd())),
  postMessage: (message: unknown): void => void process.send?.(message),
  addEventListener: (): void => undefined,
  set onmessage(listen: (event: { readonly data: unknown }) => void) {
    process.on('message', (data) => listen({ data }));
  },
};

process.once('disconnect', () => process.exit());
Object.assign(globalThis, { self: worker });
require('./web/server.js');
