/** The host of a server that runs under Node. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Files } from '../lint/finding.ts';
import { isConfigPath } from './config-path.ts';
import type { Host } from './host.ts';

/** A workspace can be a whole disk: what is beyond these numbers is not looked for. */
const MOST_CONFIGS = 500;
const MOST_FOLDERS = 5_000;
const DEEPEST = 12;
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'proc', 'sys', 'dev']);

/** How often to look whether the editor is still there, in milliseconds. */
const WATCH_INTERVAL = 400;

export const diskHost = (files: Files): Host => ({ files, list, findConfigs, watchProcess });

function list(directory: string): ReturnType<Host['list']> {
  try {
    return readdirSync(directory, { withFileTypes: true }).map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }));
  } catch {
    // a directory that cannot be read has nothing to offer
    return [];
  }
}

function findConfigs(folder: string): string[] {
  const found: string[] = [];
  const queue: { readonly directory: string; readonly depth: number }[] = [{ directory: folder, depth: 0 }];
  for (let next = 0; next < queue.length && next < MOST_FOLDERS && found.length < MOST_CONFIGS; next++) {
    const { directory = folder, depth = 0 } = queue[next] ?? {};
    for (const { name, isDirectory } of list(directory)) {
      const whole = path.posix.join(directory, name);
      if (!isDirectory && isConfigPath(whole)) found.push(whole);
      else if (isDirectory && depth < DEEPEST && !name.startsWith('.') && !SKIPPED.has(name))
        queue.push({ directory: whole, depth: depth + 1 });
    }
  }
  return found;
}

function watchProcess(id: number, gone: () => void): void {
  const timer = setInterval(() => {
    if (isAlive(id)) return;
    clearInterval(timer);
    gone();
  }, WATCH_INTERVAL);
  timer.unref();
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // it is there, but belongs to somebody else
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
