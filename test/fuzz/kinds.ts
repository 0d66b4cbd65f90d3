/** The kinds of text that are tried, and one execution: a property over a text, within its time. */
import fc from 'fast-check';
import { Random } from '../harness/random.ts';
import { anyBytes, anyText, mutated } from './bytes.ts';
import { configs } from './from-table.ts';
import type { Property } from './properties.ts';

export const KINDS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'configs from the table': configs,
  'configs with other bytes': mutated,
  'any bytes': anyBytes,
  'any text': anyText,
};

/** Processor time of one execution, in milliseconds: far more than any of these small texts needs, far less than a hang. */
const MOST_TIME = 3_000;

/** What came of so many executions; `failure` tells seed, path and the smallest text. */
export interface Outcome {
  readonly runs: number;
  readonly slowest: number;
  readonly failure: string | null;
}

export function tryOut(kind: fc.Arbitrary<string>, property: Property, parameters: { seed: number; runs: number; path?: string }): Outcome {
  let runs = 0;
  let slowest = 0;
  const { seed, path } = parameters;
  const details = fc.check(
    fc.property(kind, fc.nat(), (text, chance) => {
      const before = process.cpuUsage();
      property(text, new Random(chance));
      const { user, system } = process.cpuUsage(before);
      const time = (user + system) / 1000;
      runs++;
      slowest = Math.max(slowest, time);
      if (time > MOST_TIME) throw new Error(`it took ${time.toFixed(0)} ms of processor time`);
    }),
    { seed, numRuns: parameters.runs, ...(path === undefined ? {} : { path }) },
  );
  return { runs, slowest, failure: details.failed ? `${fc.defaultReportMessage(details)}\n${told(details.errorInstance)}` : null };
}

/** An error with all its causes. */
const told = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\nbecause of ${told(error.cause)}`}`
    : String(error);
