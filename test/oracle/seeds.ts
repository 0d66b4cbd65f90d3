/** What mutations start from: healthy configs over all block families, and the healthy twins of the fixtures. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fixtures } from './fixtures.ts';

const HERE = import.meta.dirname;

export interface Seed {
  readonly name: string;
  readonly text: string;
}

/** Configs of one's own, whatever is wrong with them. */
export const seedsIn = (directory: string): Seed[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.conf'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(directory, name), 'utf8') }))
    .filter(({ text }) => isAlone(text));

/** What a config includes is only found next to it. */
const isAlone = (text: string): boolean => !/^\s*(@\S+\s+)?include/m.test(text) && text.length < 20_000;

export function seeds(): Seed[] {
  const own = readdirSync(path.join(HERE, 'seeds')).map((name) => ({
    name: `seeds/${name}`,
    text: readFileSync(path.join(HERE, 'seeds', name), 'utf8'),
  }));
  const fixed = fixtures().map(({ name, bytes }) => ({ name: `fixtures/${name}`, text: bytes.toString('utf8') }));
  return [...own, ...fixed.filter(({ text }) => isAlone(text))];
}
