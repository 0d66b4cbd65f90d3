/** Paths behind `include`. */
import type { CompletionItem, CompletionOptions } from './completion.ts';
import type { Document } from './document.ts';
import { directoryOf, resolvePath } from './paths.ts';

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/** The entries of a directory (an absolute path); empty where it cannot be read. */
export type ListDirectory = (directory: string) => readonly DirectoryEntry[];

const INCLUDE = /^[ \t]*(?:@\^?\S*[ \t]+)?include[rmwba]?[ \t]+/;

export const isIncludeLine = (before: string): boolean => INCLUDE.test(before);

/** @param before the line up to the cursor */
export function includeItems(before: string, offset: number, document: Document, { list }: CompletionOptions): CompletionItem[] {
  if (list === undefined) return [];
  const typed = before.replace(INCLUDE, '');
  const slash = typed.lastIndexOf('/') + 1;
  const directory = resolvePath(directoryOf(document.name), typed.slice(0, slash));
  const replaces = { start: offset - (typed.length - slash), end: offset };
  return list(directory)
    .filter(({ name }) => !name.startsWith('.') || typed.slice(slash).startsWith('.'))
    .map(({ name, isDirectory }) => ({
      label: isDirectory ? `${name}/` : name,
      kind: isDirectory ? 'folder' : 'file',
      insert: isDirectory ? `${name}/` : name,
      isSnippet: false,
      replaces,
      rank: isDirectory ? 2 : name.endsWith('.conf') ? 0 : 1,
      ...(isDirectory ? { goesOn: true } : {}),
    }));
}
