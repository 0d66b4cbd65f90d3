/** Runs of mutated configs past kalint and a real keepalived. */
import { Random } from '../harness/random.ts';
import { claimsOf, compare, kindOf, numbered, saidOf, show, type Claim, type Difference } from './compare.ts';
import type { Keepalived } from './keepalived.ts';
import { minimize } from './minimize.ts';
import { mutate } from './mutate.ts';
import type { Seed } from './seeds.ts';
import type { Verdict } from './verdict.ts';

export interface Found {
  /** To have the case again: `caseOf(seed, index)`. */
  readonly index: number;
  readonly name: string;
  readonly text: string;
  readonly kind: string;
}

/** The n-th mutated config of a seed. */
export function caseOf(seed: number, index: number, from: readonly Seed[]): { name: string; text: string } {
  const random = Random.forCase(seed, index);
  const start = random.pick(from);
  const donors = from.slice(0, 40).map(({ text }) => text);
  return { name: start.name, text: mutate(start.text, random, donors) };
}

interface Looked {
  readonly verdict: Verdict;
  readonly claims: readonly Claim[];
  readonly difference: Difference | null;
}

export async function look(keepalived: Keepalived, text: string): Promise<Looked> {
  const verdict = await keepalived.ask({ text });
  const claims = claimsOf(text, keepalived.version);
  return { verdict, claims, difference: compare(saidOf(verdict), claims) };
}

export interface Run {
  readonly found: readonly Found[];
  /** Cases that could not be compared: this host lacks what the config names, or the outcome is left to chance. */
  readonly leftOut: number;
}

/** The cases from…to (exclusive) that differ. */
export async function run(
  keepalived: Keepalived,
  seed: number,
  range: readonly [number, number],
  from: readonly Seed[],
  workers = 4,
): Promise<Run> {
  const found: Found[] = [];
  let leftOut = 0;
  let next = range[0];
  const work = async (): Promise<void> => {
    while (next < range[1]) {
      const index = next++;
      const { name, text } = caseOf(seed, index, from);
      const looked = isUncertain(text) ? null : await look(keepalived, text);
      if (looked === null || looked.verdict.isAstray) leftOut++;
      else if (looked.difference !== null) found.push({ index, name, text, kind: kindOf(looked.difference, looked.verdict) });
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return { found: found.sort((a, b) => a.index - b.index), leftOut };
}

/** A number at random is another one every time. */
export const isUncertain = (text: string): boolean =>
  text.includes('_RANDOM') || text.includes('_PWD') || /net_namespace.*[$@"']/.test(text) || /^\s*(@\S+\s+)?include|dbus/m.test(text);

/** The smallest config with a difference of this kind, and what both say of it. */
export async function explain(keepalived: Keepalived, { text, kind }: Found): Promise<string> {
  const small = await minimize(text, async (candidate) => {
    const { verdict, difference } = await look(keepalived, candidate);
    return difference !== null && !verdict.isAstray && kindOf(difference, verdict) === kind;
  });
  const { verdict, claims } = await look(keepalived, small);
  return `${numbered(small)}\n${show(verdict, claims)}`;
}
