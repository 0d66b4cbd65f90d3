/** How long a line may be for keepalived. */

/** Its line buffer: 1,023 bytes with the line end. */
export const LINE_LIMIT = 1022;

/** Cuts start…end into pieces of less than `limit` bytes of UTF-8, in UTF-16 offsets. */
export function cutAtBytes(text: string, start: number, end: number, limit: number): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let bytes = 0;
  let from = start;
  for (let i = start; i < end; i++) {
    bytes += bytesOf(text, i);
    if (bytes >= limit) {
      pieces.push({ start: from, end: i + 1 });
      from = i + 1;
      bytes = 0;
    }
  }
  pieces.push({ start: from, end });
  return pieces;
}

/** Bytes of this UTF-16 unit: each half of a pair stands for two, and a half without its other one for a single byte that is no UTF-8. */
function bytesOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return 1;
  if (code < 0x800 || isHigh(code)) return 2;
  if (code < 0xdc00 || code > 0xdfff) return 3;
  return at > 0 && isHigh(text.charCodeAt(at - 1)) ? 2 : 1;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
