/** Which files a call means: files as they are, directories by what is in them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readNamed, reason } from './files.ts';
import { looksLikeKeepalived } from './recognise.ts';
import { isDirectory, isFile } from './stat.ts';

export interface Target {
  /** As reports show it. */
  readonly name: string;
  readonly text: string;
  /** Found in a directory, not named by the user. */
  readonly found: boolean;
}

export interface Unreadable {
  readonly name: string;
  readonly reason: string;
}

export interface Collected {
  readonly targets: readonly Target[];
  readonly unreadable: readonly Unreadable[];
}

/** Directories that hold no configuration of the machine or the project. */
const SKIPPED = new Set(['node_modules', '.git', '.svn', '.hg']);

export function collect(operands: readonly string[], cwd: string): Collected {
  const targets = new Map<string, Target>();
  const unreadable: Unreadable[] = [];
  for (const name of new Set(operands)) {
    const absolute = path.resolve(cwd, name);
    const directory = isDirectory(absolute);
    const candidates = directory ? configsBelow(absolute, name, unreadable) : [name];
    let count = 0;
    for (const candidate of candidates) {
      const key = path.resolve(cwd, candidate);
      const file = readNamed(key);
      const isMeant = !directory || isNamedLikeKeepalived(candidate);
      if ('error' in file) {
        // what other software keeps to itself is none of our business
        if (isMeant) unreadable.push({ name: candidate, reason: file.error });
      } else if (isMeant || looksLikeKeepalived(file.text)) {
        count++;
        if (!targets.has(key)) targets.set(key, { name: candidate, text: file.text, found: directory });
      }
    }
    if (directory && count === 0) unreadable.push({ name, reason: 'nothing in this directory looks like a keepalived configuration' });
  }
  return { targets: [...targets.values()], unreadable };
}

/** `keepalived.conf`, `keepalived-lan.conf`, and all that lies in a directory `keepalived`. */
export const isNamedLikeKeepalived = (name: string): boolean =>
  /^keepalived.*\.conf$/.test(path.basename(name)) || /(?:^|\/)keepalived\/(?:.*\/)?[^/]*\.conf$/.test(name);

/** Every `*.conf`, in the order of names; links to directories are not followed, so there are no circles. */
function configsBelow(absolute: string, shown: string, unreadable: Unreadable[]): string[] {
  let entries;
  try {
    entries = readdirSync(absolute, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    unreadable.push({ name: shown, reason: reason(error) });
    return [];
  }
  return entries.flatMap((entry) => {
    const name = path.join(shown, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : configsBelow(path.join(absolute, entry.name), name, unreadable);
    if (!entry.name.endsWith('.conf')) return [];
    return isFile(path.join(absolute, entry.name)) ? [name] : [];
  });
}
