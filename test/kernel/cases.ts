/** The configs that are loaded: all that the project has, and random ones. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Source } from '../../grammar/source.ts';
import { decode } from '../../server/cli/decode.ts';
import { filesOnDisk } from '../../server/cli/files.ts';
import { readFor } from '../../server/lint/engine.ts';
import { load, lower, type Lowered, type Situation } from '../../server/lower/index.ts';
import { Random } from '../harness/random.ts';
import { randomConfig } from './random-config.ts';

/** The release that Debian has. */
export const VERSION = '2.2.7';

const ROOT = path.join(import.meta.dirname, '..', '..');
const FOLDERS = ['examples', 'test/lower/golden', 'test/fixtures', 'test/oracle/fixtures', 'test/oracle/seeds'];

export interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What cannot be compared: the machine lacks a certificate, and Debian's kernel a scheduler. */
const LEFT_OUT = /\/checkers\/ssl-(?:key-)?twice(?:\.ok)?\.conf$/;
const LACKS = /^\s*(?:lb_algo|lvs_sched)\s+twos\b/m;

/** Every config of the project that balances any load. */
export const written = (): Case[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.conf'))
      .sort()
      .map((name) => ({ name: path.posix.join(folder, name), bytes: readFileSync(path.join(ROOT, folder, name)) })),
  ).filter(({ name, bytes }) => {
    const text = Buffer.from(bytes).toString('latin1');
    return text.includes('virtual_server') && !LEFT_OUT.test(name) && !LACKS.test(text);
  });

export const random = (seed: number, count: number): Case[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `random ${seed}:${index}`,
    bytes: Buffer.from(randomConfig(Random.forCase(seed, index))),
  }));

export function lowered({ name, bytes }: Case, situation: Situation): Lowered {
  const options = { keepalived: VERSION, files: filesOnDisk(path.dirname(path.join(ROOT, name))) };
  return lower(load(readFor(new Source(name, decode(bytes)), '', options), VERSION), situation);
}
