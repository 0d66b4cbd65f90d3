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

/** The cases from…to (exclusive) that differ. */
export async function run(
  keepalived: Keepalived,
  seed: number,
  range: readonly [number, number],
  from: readonly Seed[],
  workers = 4,
): Promise<Found[]> {
  const found: Found[] = [];
  let next = range[0];
  const work = async (): Promise<void> => {
    while (next < range[1]) {
      const index = next++;
      const { name, text } = caseOf(seed, index, from);
      if (isUncertain(text)) continue;
      const { verdict, difference } = await look(keepalived, text);
      if (difference !== null && !verdict.isAstray) found.push({ index, name, text, kind: kindOf(difference, verdict) });
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return found.sort((a, b) => a.index - b.index);
}

/** A number at random is another one every time. */
const isUncertain = (text: string): boolean => text.includes('_RANDOM') || text.includes('_PWD') || /^\s*(@\S+\s+)?include|dbus/m.test(text);

/** The smallest config with a difference of this kind, and what both say of it. */
export async function explain(keepalived: Keepalived, { text, kind }: Found): Promise<string> {
  const small = await minimize(text, async (candidate) => {
    const { verdict, difference } = await look(keepalived, candidate);
    return difference !== null && !verdict.isAstray && kindOf(difference, verdict) === kind;
  });
  const { verdict, claims } = await look(keepalived, small);
  return `${numbered(small)}\n${show(verdict, claims)}`;
}
