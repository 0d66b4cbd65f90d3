/** Between the editor's URIs and the names that the rest knows: the path of a file, else the URI itself. */
import { URI } from 'vscode-uri';

export function nameOf(uri: string): string {
  const parsed = parse(uri);
  if (parsed?.scheme !== 'file') return uri;
  return parsed.fsPath.replaceAll('\\', '/');
}

export const uriOf = (name: string): string => (/^(?:\/|[A-Za-z]:\/)/.test(name) ? URI.file(name).toString() : name);

/** Does the file system of the host hold it? */
export const isOnDisk = (name: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(name);

function parse(uri: string): URI | null {
  try {
    return URI.parse(uri);
  } catch {
    // no URI: it then names a document that nobody has opened
    return null;
  }
}
