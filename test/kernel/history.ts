/** Histories as jobs for the machine, and as events for kalint. */
import { parseServerName, type HealthEvent, type ServerName } from '../../server/lower/index.ts';
import { livingIn, type WrittenStep } from '../lower/histories.ts';
import { lowered, type Case } from './cases.ts';
import type { Job, Section } from './machine.ts';
import { saved } from './printed.ts';
import type { History, Step } from './random-history.ts';

/** What is expected after a step, and what was run on the way. */
export interface Phase {
  readonly step: Step | null;
  readonly events: readonly HealthEvent[];
  readonly table: readonly string[];
  /** Sorted. */
  readonly scripts: readonly string[];
}

/** One of `test/lower/histories/`. */
export const asHistory = (config: string, steps: readonly WrittenStep[]): History => ({
  config,
  dead: realServersIn(config).filter((address) => !livingIn(config).includes(address)),
  steps: steps.flatMap(({ what, addresses }) => (what === 'all' ? [] : [{ what, addresses }])),
});

const realServersIn = (config: string): string[] => [...config.matchAll(/real_server (\S+)/g)].map(([, address = '']) => address);

const names = (addresses: readonly string[]): ServerName[] => addresses.flatMap((address) => parseServerName(address) ?? []);

/** The first one: keepalived has started, and all checks have run. */
export function phasesOf(name: string, { config, dead, steps }: History): Phase[] {
  const it: Case = { name, bytes: Buffer.from(config) };
  const living = new Set(realServersIn(config).filter((address) => !dead.includes(address)));
  const events: HealthEvent[] = [{ kind: 'only', servers: names([...living]) }];
  let ran = 0;
  return [null, ...steps].map((step) => {
    if (step !== null) {
      const known = step.addresses.filter((address) => living.has(address));
      events.push({ kind: step.what === 'down' ? 'fail' : 'pass', servers: names(known) });
    }
    const table = lowered(it, { state: 'start', events });
    const scripts = table.scripts.slice(ran).map(({ command }) => command.words.slice(1).join(' '));
    ran = table.scripts.length;
    return { step, events: [...events], table: saved(table), scripts: scripts.sort() };
  });
}

export function jobOf(name: string, { config }: History, phases: readonly Phase[]): Job {
  const directory = `/jobs/${name}`;
  const lines = phases.flatMap(({ step, scripts }, index) => [
    ...(step === null ? [] : [`${step.what} ${step.addresses.join(' ')}`]),
    `expect ${directory}/expected${index} ${scripts.length}`,
  ]);
  return {
    name,
    files: {
      conf: config,
      history: lines.map((line) => `${line}\n`).join(''),
      ...Object.fromEntries(phases.map(({ table }, index) => [`expected${index}`, table.map((line) => `${line}\n`).join('')])),
    },
  };
}

/** What the machine saw: the tables and scripts, step by step. */
export function seen(sections: readonly Section[]): { table: readonly string[]; scripts: readonly string[] }[] {
  const scripts = sections.filter(({ name }) => name === 'scripts');
  return sections
    .filter(({ name }) => name === 'phase')
    .map(({ lines }, index) => ({ table: lines, scripts: [...(scripts[index]?.lines ?? [])].sort() }));
}
