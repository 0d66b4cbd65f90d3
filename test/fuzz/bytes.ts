/** Bytes: any at all, and those of real configs with some of them changed, cut out, doubled or swapped. */
import fc from 'fast-check';
import { decode } from '../../server/cli/decode.ts';
import { everyConfig } from '../harness/configs.ts';
import { randomConfig, randomFrom, randomText } from './inputs.ts';

const SEEDS = everyConfig()
  .map(({ text }) => Buffer.from(text))
  .filter(({ length }) => length > 0 && length < 4_000);

type Change = (bytes: Buffer, at: number, byte: number, length: number) => Buffer;

const CHANGES: readonly Change[] = [
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at + 1)]),
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)]),
  (bytes, at, _, length) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
  (bytes, at, _, length) => Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]),
  (bytes, at, byte, length) => Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length, byte), bytes.subarray(at)]),
  (bytes, at) => bytes.subarray(0, at),
];

/** The bytes that mean something to the reader come as often as all others. */
const MEANINGFUL = [...Buffer.from('{}"\'\\#!$@~=() \t\n\r\0\v-/.,:')];
const aByte = fc.oneof(fc.constantFrom(...MEANINGFUL), fc.nat({ max: 255 }));
const changes = fc.array(fc.tuple(fc.constantFrom(...CHANGES), fc.nat({ max: 4_000 }), aByte, fc.integer({ min: 1, max: 60 })), {
  minLength: 1,
  maxLength: 8,
});

/** A config of the tests with some bytes changed. */
export const mutated: fc.Arbitrary<string> = fc.tuple(fc.constantFrom(...SEEDS), changes).map(([seed, list]) => {
  let bytes: Buffer = seed;
  for (const [change, at, byte, length] of list) bytes = change(bytes, at % (bytes.length + 1), byte, length);
  return decode(bytes);
});

/** Bytes without any sense. */
export const anyBytes: fc.Arbitrary<string> = fc.array(aByte, { maxLength: 400 }).map((bytes) => decode(Uint8Array.from(bytes)));

/** Words of the language thrown together, and UTF-16 that no decoder makes: half surrogate pairs among it. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), fc.integer())
  .map(([words, seed]) => (words ? randomConfig : randomText)(randomFrom(seed)));
