/** Configs that are kept with what releases said of them, so that `npm test` has some of each kind without a keepalived. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recorded, recordFile, recordOf, type Recorded } from './fixtures.ts';
import type { Keepalived } from './keepalived.ts';

/** Damaged at random (`damage.ts`), or with statements made from THE TABLE (`make.ts`). */
export const KINDS = ['damaged', 'made'] as const;
export type Kind = (typeof KINDS)[number];

/** The configs: a list of texts. */
const textsFile = (kind: Kind): string => path.join(import.meta.dirname, 'recorded', `${kind}.json`);

export function keptConfigs(kind: Kind): readonly string[] {
  const file = textsFile(kind);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

export const saidOfKept = (kind: Kind, version: string): readonly Recorded[] => Object.values(recorded(`${version}-${kind}`));

export const keep = (kind: Kind, texts: readonly string[]): void =>
  writeLines(
    textsFile(kind),
    '[',
    texts.map((text) => JSON.stringify(text)),
    ']',
  );

/** What this release says of each, in their order. */
export async function recordKept(kind: Kind, keepalived: Keepalived): Promise<string> {
  const said = await Promise.all(keptConfigs(kind).map(async (text) => recordOf(await keepalived.ask({ text }))));
  const file = recordFile(`${keepalived.version}-${kind}`);
  writeLines(
    file,
    '{',
    said.map((record, index) => `"${index}": ${JSON.stringify(record)}`),
    '}',
  );
  return file;
}

/** A line each, for differences that can be read. */
const writeLines = (file: string, open: string, lines: readonly string[], close: string): void =>
  writeFileSync(file, `${open}\n${lines.join(',\n')}\n${close}\n`);
