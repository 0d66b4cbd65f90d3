/** Damaged configs that are kept with what releases said of them, so that `npm test` has some without a keepalived. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recorded, recordFile, recordOf, type Recorded } from './fixtures.ts';
import type { Keepalived } from './keepalived.ts';

/** The configs: a list of texts. */
const FILE = path.join(import.meta.dirname, 'recorded', 'damaged.json');

export const damagedConfigs = (): readonly string[] => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as string[]) : []);

const records = (version: string): string => `${version}-damaged`;

export const saidOfDamaged = (version: string): readonly Recorded[] => Object.values(recorded(records(version)));

export const keepDamaged = (texts: readonly string[]): void => writeLines(FILE, '[', texts.map((text) => JSON.stringify(text)), ']'); // prettier-ignore

/** What this release says of each, in their order. */
export async function recordDamaged(keepalived: Keepalived): Promise<string> {
  const said = await Promise.all(damagedConfigs().map(async (text) => recordOf(await keepalived.ask({ text }))));
  const file = recordFile(records(keepalived.version));
  writeLines(file, '{', said.map((record, index) => `"${index}": ${JSON.stringify(record)}`), '}'); // prettier-ignore
  return file;
}

/** A line each, for differences that can be read. */
const writeLines = (file: string, open: string, lines: readonly string[], close: string): void =>
  writeFileSync(file, `${open}\n${lines.join(',\n')}\n${close}\n`);
