/**
 * Small configs with one mistake each, and their healthy twins: `NAME.conf` and `NAME.ok.conf`.
 *
 * keepalived reports the one and is silent about the other, in at least one of the releases compared with. `# kalint only` in the first line
 * of a `NAME.conf`: keepalived takes the mistake in silence, it is kalint's own finding.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HostFacts } from '../../server/model/host.ts';
import { factsOf } from '../../server/model/host-facts.ts';
import type { Said } from './compare.ts';
import { isCrash, type Verdict } from './verdict.ts';

export const FIXTURES = path.join(import.meta.dirname, 'fixtures');
/** Those about the interfaces of a host that kalint knows: that of `known-host.ts`. */
export const HOST_FIXTURES = path.join(import.meta.dirname, 'host-fixtures');
/** Those of `test/fixtures/lint` about words: many mistakes in each, line by line. */
export const VALUE_FIXTURES = path.join(import.meta.dirname, '../fixtures/lint/values');

export interface Fixture {
  /** `area/name.conf` */
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly healthy: boolean;
  readonly kalintOnly: boolean;
}

const read = new Map<string, readonly Fixture[]>();

export function fixtures(directory = FIXTURES): readonly Fixture[] {
  let all = read.get(directory);
  if (all !== undefined || !existsSync(directory)) return all ?? [];
  all = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.conf'))
    .sort()
    .map((name) => {
      const file = path.join(directory, name);
      const bytes = readFileSync(file);
      const firstLine = bytes.toString('latin1').split('\n', 1)[0] ?? '';
      return { name, file, bytes, healthy: name.endsWith('.ok.conf'), kalintOnly: /^[#!]\s*kalint only/.test(firstLine) };
    });
  read.set(directory, all);
  return all;
}

/** What a release said of the fixtures, as it is kept in `recorded/VERSION.json`: facts, none of its words. */
export interface Recorded {
  readonly status: number;
  readonly lines: readonly string[];
  /** How many reports it made without a line. */
  readonly loose: number;
  /** Lines that it named because of the host only. */
  readonly hostLines?: readonly string[];
  readonly hostLoose?: number;
}
export type Record = Readonly<{ [name: string]: Recorded }>;

export const recordFile = (version: string): string => path.join(import.meta.dirname, 'recorded', `${version}.json`);

export const recordOf = ({ status, lines, loose, hostLines, hostLoose }: Verdict): Recorded => ({
  status,
  lines: [...lines].sort(byLine),
  loose: loose.length,
  ...(hostLines.size === 0 ? {} : { hostLines: [...hostLines].sort(byLine) }),
  ...(hostLoose === 0 ? {} : { hostLoose }),
});

export const saidAsRecorded = ({ status, lines, loose, hostLines, hostLoose }: Recorded): Said => ({
  status,
  lines: new Set(lines),
  loose,
  hostLines: new Set(hostLines),
  hostLoose: hostLoose ?? 0,
  crashed: isCrash(status),
});

/** What the known host had when its fixtures were recorded. */
export const HOST_FILE = path.join(import.meta.dirname, 'recorded', 'host.json');
export const recordedHost = (): HostFacts => factsOf(JSON.parse(readFileSync(HOST_FILE, 'utf8')));

const byLine = (a: string, b: string): number => Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0);

export function recorded(version: string): Record {
  const file = recordFile(version);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record) : {};
}
