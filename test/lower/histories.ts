/**
 * `histories/NAME.conf`, and in `NAME.tables` what becomes of its table: after `# all` (all checks have run for the first time),
 * `# down ADDRESS…` and `# up ADDRESS…`. What never answers is checked at port 9.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseServerName, type HealthEvent, type ServerName } from '../../server/lower/index.ts';

const FOLDER = path.join(import.meta.dirname, 'histories');

export interface WrittenHistory {
  readonly name: string;
  readonly config: string;
  readonly file: string;
  readonly steps: readonly WrittenStep[];
}

export interface WrittenStep {
  readonly heading: string;
  readonly what: 'all' | 'down' | 'up';
  readonly addresses: readonly string[];
  /** Lines as `restore` prints them. */
  readonly table: readonly string[];
}

export const writtenHistories = (): WrittenHistory[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.tables'))
    .map((name) => {
      const file = path.join(FOLDER, name);
      return {
        name: name.slice(0, -'.tables'.length),
        file,
        config: readFileSync(file.replace(/\.tables$/, '.conf'), 'utf8'),
        steps: readSteps(readFileSync(file, 'utf8')),
      };
    });

function readSteps(text: string): WrittenStep[] {
  return text
    .split(/^(?=# )/m)
    .filter((part) => part.startsWith('# '))
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const [, what = '', ...addresses] = heading.split(' ');
      return {
        heading,
        what: what === 'down' || what === 'up' ? what : 'all',
        addresses,
        table: lines.filter((line) => line !== ''),
      };
    });
}

/** The addresses of real servers that answer at first. */
export const livingIn = (config: string): string[] =>
  [...config.matchAll(/real_server (\S+)[^{]*\{([^}]*)/g)].flatMap(([, address = '', block = '']) =>
    block.includes('connect_port 9') ? [] : [address],
  );

/** What happens up to and including each step. */
export function eventsOf({ config, steps }: Pick<WrittenHistory, 'config' | 'steps'>): HealthEvent[][] {
  const all = steps.map(({ what, addresses }): HealthEvent => {
    if (what === 'all') return { kind: 'only', servers: names(livingIn(config)) };
    return { kind: what === 'down' ? 'fail' : 'pass', servers: names(addresses) };
  });
  return all.map((_, index) => all.slice(0, index + 1));
}

const names = (addresses: readonly string[]): ServerName[] => addresses.flatMap((address) => parseServerName(address) ?? []);
