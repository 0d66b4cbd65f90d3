/**
 * Bytes to text without losing any. keepalived reads bytes; a config in Latin-1 or GBK is fine for it.
 * Each byte that is no UTF-8 becomes the lone surrogate U+DC00 + byte (as Python's `surrogateescape`): the rest of the text is
 * read as it should be, what is wrong keeps its exact place, and every byte can be written back. A BOM stays, as for keepalived.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeBytewise(bytes);
  }
}

function decodeBytewise(bytes: Uint8Array): string {
  const good = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(good.decode(bytes.subarray(from, at)), String.fromCharCode(0xdc00 | (bytes[at] ?? 0)));
    from = ++at;
  }
  parts.push(good.decode(bytes.subarray(from)));
  return parts.join('');
}

/** Length of the well-formed UTF-8 sequence that begins here (Unicode, table 3-7); 0: there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first < 0xc2 || first > 0xf4 || second < lowestSecond(first) || second > highestSecond(first)) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let next = at + 2; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** No overlong forms. */
const lowestSecond = (first: number): number => (first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80);
/** No surrogates, nothing above U+10FFFF. */
const highestSecond = (first: number): number => (first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf);

/** The bytes that `decode` made the text of. */
export function encode(text: string): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (const { index, 0: surrogate } of text.matchAll(/[\ud800-\udfff]/gu)) {
    const code = surrogate.charCodeAt(0);
    if (code < 0xdc80 || code > 0xdcff) continue;
    parts.push(Buffer.from(text.slice(from, index)), Buffer.of(code - 0xdc00));
    from = index + 1;
  }
  return Buffer.concat([...parts, Buffer.from(text.slice(from))]);
}
