/**
 * What kalint says of the IPVS table, and what a real keepalived in a real kernel makes of it. `SEED=… COUNT=…` for other random configs (and
 * then only these), `HISTORIES=…` for more or fewer of those in which real servers come and go.
 */
import assert from 'node:assert/strict';
import { differences, repairRules, restore, script, type Lowered } from '../../server/lower/index.ts';
import { lift } from '../../server/lower/lift.ts';
import { readTable } from '../../server/lower/lift-read.ts';
import { fuzzing, Random } from '../harness/random.ts';
import { lowered, random, written, type Case } from './cases.ts';
import { writtenHistories } from '../lower/histories.ts';
import { asHistory, jobOf, phasesOf, seen } from './history.ts';
import { buildImage, whyNot } from './image.ts';
import { runJobs, type Results, type Section } from './machine.ts';
import { reloaded, saved, thresholds, thresholdsIn, timeouts } from './printed.ts';
import { randomHistory } from './random-history.ts';

const { seed, count } = fuzzing(2026, 160);
const histories = Number(process.env['HISTORIES'] ?? 10);

/** The most services of a table that kalint's own commands set up, too. */
const LARGEST = 100;

/** Every so many scripts are run twice, tables repaired, tables lifted. */
const AGAIN = 12;
const REPAIRED = 12;
const LIFTED = 16;

const NAME = 'a real keepalived in a real kernel';
const why = whyNot();
if (why === null) describe(NAME, compareAll);
else {
  console.log(`test/kernel: left out, nothing is compared with a kernel: ${why}`);
  describe(NAME, () => {
    it('is not here');
  });
}

function compareAll(): void {
  const loaded = new Set<string>();
  const others = process.env['SEED'] !== undefined;
  const randomCases = random(seed, count);
  const cases = [...(others ? [] : written()), ...randomCases].map((config, index) => {
    const table = lowered(config, { state: 'start' });
    const commands = script(table).replace(/^#.*\n/gm, '');
    // many fixtures come to the same table: to load that once is enough; and a great one takes its time
    const isNew = !loaded.has(commands) && table.services.length <= LARGEST;
    loaded.add(commands);
    return { config, job: `s${index}`, table, isNew };
  });
  const lifts = everySo(LIFTED, randomCases).map((config, index) => {
    const text = restore(lowered(config, { state: 'start' }));
    const lifted: Case = { name: `${config.name}, lifted`, bytes: Buffer.from(lift(text).config) };
    return { config: lifted, job: `l${index}`, table: lowered(lifted, { state: 'start' }) };
  });
  const repairs = everySo(REPAIRED, randomCases).map((config, index) => {
    const table = lowered(config, { state: 'start' });
    const before = restore(lowered(randomCases[index] ?? config, { state: 'start' }));
    return {
      name: `${config.name}, from another`,
      job: `r${index}`,
      table,
      before,
      rules: repairRules(differences(table, readTable(before).table)),
    };
  });
  const lives = [
    ...(others ? [] : writtenHistories()).map(({ name, config, steps }) => ({ name, history: asHistory(config, steps) })),
    ...Array.from({ length: histories }, (_, index) => {
      return { name: `random history ${seed}:${index}`, history: randomHistory(Random.forCase(seed + 1, index)) };
    }),
  ].map(({ name, history }, index) => ({ name, history, job: `t${index}`, phases: phasesOf(name, history) }));
  let results: Results = new Map();

  before('boots the machines', async function () {
    this.timeout(15 * 60 * 1000);
    const jobs = cases.map(({ job, config, table, isNew }, index) => {
      const again = index % AGAIN === 0 ? { again: '' } : {};
      return { name: job, files: { conf: config.bytes, ...(isNew ? { rules: restore(table), script: script(table), ...again } : {}) } };
    });
    results = await runJobs(buildImage(), [
      ...jobs,
      ...lifts.map(({ job, config }) => ({ name: job, files: { conf: config.bytes } })),
      ...repairs.map(({ job, before, rules }) => ({ name: job, files: { before, rules } })),
      ...lives.map(({ job, history, phases }) => jobOf(job, history, phases)),
    ]);
  });

  const sectionsOf = (job: string): readonly Section[] => results.get(job) ?? [];

  describe('right after the start', () => {
    for (const { config, table, isNew, job } of cases) {
      checkStart(config, table, isNew ? ['start', 'restore', 'script'] : ['start'], () => sectionsOf(job));
    }
  });

  describe('of a lifted table', () => {
    for (const { config, table, job } of lifts) checkStart(config, table, ['start'], () => sectionsOf(job));
  });

  describe('--diff repairs', () => {
    for (const { name, job, table, before, rules } of repairs) {
      it(name, () => {
        const [restored] = sectionsOf(job);
        const text = `${rules}was to make this table of\n${before}`;
        assert.deepEqual([restored?.name, restored?.result], ['restore', '0'], text);
        // entries that were there before may stand in another order
        assert.deepEqual([...(restored?.lines ?? [])].sort(), saved(table).sort(), text);
      });
    }
  });

  describe('when real servers go and come', () => {
    for (const { name, job, phases, history } of lives) {
      it(name, () => {
        const expected = phases.map(({ table, scripts }) => ({ table, scripts }));
        assert.deepEqual(seen(sectionsOf(job)), expected, `of ${JSON.stringify(history.steps)}\n${history.config}`);
      });
    }
  });
}

function everySo(step: number, cases: readonly Case[]): Case[] {
  return cases.filter((_, index) => index % step === step - 1);
}

function checkStart(config: Case, table: Lowered, parts: readonly string[], sections: () => readonly Section[]): void {
  /** The lines under a heading, of the part of the output that begins with another. */
  const lines = (part: string, name = part): readonly string[] | undefined => {
    const all = sections();
    const from = all.findIndex((section) => section.name === part);
    const rest = all.slice(from + 1);
    const to = rest.findIndex((section) => ['start', 'restore', 'script'].includes(section.name));
    return from < 0 ? undefined : [all[from], ...(to < 0 ? rest : rest.slice(0, to))].find((section) => section?.name === name)?.lines;
  };
  const text = (): string => `of this config:\n${Buffer.from(config.bytes).toString()}`;

  for (const part of parts) {
    it(`${config.name}: ${part}`, () => {
      const complaints = lines(part, 'complaints') ?? [];
      const expected = part === 'start' ? table : reloaded(table);
      assert.deepEqual(lines(part), saved(expected), `${complaints.join('\n')}\n${text()}`);
      const listed = lines(part, 'thresholds');
      if (listed !== undefined) assert.deepEqual(thresholdsIn(listed), thresholds(expected), text());
      assert.deepEqual(differences(table, readTable((lines(part) ?? []).join('\n')).table), [], text());
      if (part === 'restore') return;
      const times = lines(part, 'timeouts');
      if (times !== undefined) assert.deepEqual(times, timeouts(table), text());
      if (table.setup.syncDaemons?.running.length === 2) assert.deepEqual(lines(part, 'daemons'), lines('start', 'daemons'), text());
      assert.deepEqual(complaints, [], text());
    });
  }
}
