/** What is there under a name; nothing where it cannot be looked at, for whatever reason. */
import { lstatSync, statSync, type Stats } from 'node:fs';

const look = (stat: (path: string) => Stats, absolute: string): Stats | undefined => {
  try {
    return stat(absolute);
  } catch {
    return undefined;
  }
};

export const isDirectory = (absolute: string): boolean => look(statSync, absolute)?.isDirectory() ?? false;
export const isFile = (absolute: string): boolean => look(statSync, absolute)?.isFile() ?? false;
/** A link that leads nowhere is there, too. */
export const exists = (absolute: string): boolean => look(lstatSync, absolute) !== undefined;
