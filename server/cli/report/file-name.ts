/** Names of files as CI systems want them: relative to the directory that kalint runs in, where they are below it. */
import path from 'node:path';
import type { Report } from './report.ts';

export function fileName(name: string, { cwd }: Pick<Report, 'cwd'>): string {
  if (name.startsWith('<')) return name;
  const relative = path.isAbsolute(name) && cwd !== undefined ? path.relative(cwd, name) : path.normalize(name);
  return relative.startsWith('..') && path.isAbsolute(name) ? name : relative;
}

/** As a URI reference (RFC 3986): relative as the name is, `file:` where it is absolute. */
export function fileUri(name: string, report: Pick<Report, 'cwd'>): string {
  const file = fileName(name, report);
  const encoded = file.split('/').map(encodeSegment).join('/');
  return path.isAbsolute(file) ? `file://${encoded}` : encoded;
}

/** A byte that is no UTF-8 is kept as the lone surrogate U+DC00 + byte (decode.ts); other lone surrogates stand for nothing. */
const encodeSegment = (segment: string): string =>
  segment.replace(/[\udc80-\udcff]|[^]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) return `%${(code - 0xdc00).toString(16).toUpperCase()}`;
    return encodeURIComponent(wellFormed(character));
  });

/** Without lone surrogates, which stand for no character. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
