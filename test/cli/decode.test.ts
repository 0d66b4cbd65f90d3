import assert from 'node:assert/strict';
import { decode, encode } from '../../server/cli/decode.ts';

const decodeHex = (hex: string): string => decode(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('bytes to text', () => {
  it('reads UTF-8, and keeps a BOM and NULs', () => {
    assert.equal(decode(Buffer.from('a 最后 😀\0')), 'a 最后 😀\0');
    assert.equal(decodeHex('ef bb bf 61'), '\ufeffa');
  });

  it('keeps every byte that is no UTF-8 in its place', () => {
    assert.equal(decodeHex('63 61 66 e9 0a'), 'caf\udce9\n');
    assert.equal(decodeHex('e6 9c 80 ff e5 90 8e'), '最\udcff后');
  });

  it('does not take overlong forms, surrogates or cut-off sequences for characters', () => {
    assert.equal(decodeHex('c0 80'), '\udcc0\udc80');
    assert.equal(decodeHex('e0 80 80'), '\udce0\udc80\udc80');
    assert.equal(decodeHex('ed a0 80'), '\udced\udca0\udc80');
    assert.equal(decodeHex('f4 90 80 80'), '\udcf4\udc90\udc80\udc80');
    assert.equal(decodeHex('e6 9c'), '\udce6\udc9c');
    assert.equal(decodeHex('f0 9f 98'), '\udcf0\udc9f\udc98');
  });

  it('agrees with Node on every pair of bytes near a border', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const borders = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xff];
    const pairs = borders.flatMap((first) => borders.map((second) => [first, second]));
    for (const pair of pairs) {
      const text = decode(Buffer.from([...pair, 0xff]));
      assert.equal(text.at(-1), '\udcff');
      let clean: string | null = null;
      try {
        clean = strict.decode(Buffer.from(pair));
      } catch {
        // no UTF-8: then no character may come out whole that takes both bytes
        assert.equal(text.length, 3);
      }
      if (clean !== null) assert.equal(text.slice(0, -1), clean);
    }
  });
});

describe('text to bytes', () => {
  it('gives back what was decoded', () => {
    for (const hex of ['', 'efbbbf61', '636166e90a', 'e69c80ffe5908e', 'c080', 'eda080', 'f0908080', 'f09f9880ff00fe80'])
      assert.equal(encode(decode(Buffer.from(hex, 'hex'))).toString('hex'), hex);
  });
});
