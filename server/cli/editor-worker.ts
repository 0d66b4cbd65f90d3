/** Makes a process look like a worker to the server that is loaded after this: messages go over Node's IPC. */
import { diskHost } from '../lsp/disk.ts';
import type { Host } from '../lsp/host.ts';
import { filesOnDisk } from './files.ts';

/** What is only there once the server is loaded. */
export const late: { configFor: Host['configFor'] } = {
  configFor: () => {
    throw new Error('the server asked before it was loaded');
  },
};

const worker = {
  kalintHost: diskHost({ files: filesOnDisk(process.cwd()), configFor: (name) => late.configFor(name) }),
  postMessage: (message: unknown): void => void process.send?.(message),
  addEventListener: (): void => undefined,
  set onmessage(listen: (event: { readonly data: unknown }) => void) {
    process.on('message', (data) => listen({ data }));
  },
};

process.once('disconnect', () => process.exit());
Object.assign(globalThis, { self: worker });
