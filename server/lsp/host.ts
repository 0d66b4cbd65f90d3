/** What the server is given of the machine that it runs on. Reading only; in a browser there is none of it. */
import type { Files } from '../lint/finding.ts';
import type { DirectoryEntry } from '../services/completion-paths.ts';

export interface Host {
  readonly files: Files;
  /** The entries of a directory (an absolute path); empty where it cannot be read. */
  list(directory: string): readonly DirectoryEntry[];
  /** Files below a folder that look like configs of keepalived, a bounded number of them. */
  findConfigs(folder: string): readonly string[];
  /** Calls back when this process is no more. */
  watchProcess(id: number, gone: () => void): void;
}

/** Without a file system, includes count as empty. */
export const NO_HOST: Host = {
  files: { read: () => ({ text: '' }), glob: (pattern) => [pattern] },
  list: () => [],
  findConfigs: () => [],
  watchProcess: () => undefined,
};
