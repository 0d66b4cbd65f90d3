/** How long a line may be for keepalived. */

/** Its line buffer: 1,023 bytes with the line end. */
export const LINE_LIMIT = 1022;

/** Cuts start…end into pieces of less than `limit` bytes of UTF-8, in UTF-16 offsets. */
export function cutAtBytes(text: string, start: number, end: number, limit: number): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let bytes = 0;
  let from = start;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
    if (bytes >= limit) {
      pieces.push({ start: from, end: i + 1 });
      from = i + 1;
      bytes = 0;
    }
  }
  pieces.push({ start: from, end });
  return pieces;
}
