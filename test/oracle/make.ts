/**
 * Chooses configs to keep that each hold one statement made from THE TABLE: `SEED=1 COUNT=2 npx tsx test/oracle/make.ts`, then `record.ts`
 * with each release that is compared with. COUNT is how many for each keyword or option that is read by code of its own.
 */
import fc from 'fast-check';
import { everyKeyword } from '../../grammar/language/index.ts';
import type { Arg, Keyword } from '../../grammar/language/types.ts';
import { phrase } from '../fuzz/values.ts';
import { fuzzing } from '../harness/random.ts';
import { Keepalived } from './keepalived.ts';
import { keep } from './kept.ts';
import { isUncertain, look } from './mutation.ts';
import { seeds } from './seeds.ts';

const keepalived = Keepalived.open({ why: (reason) => console.error(reason) });
if (keepalived === null) process.exit(1);
const { seed, count } = fuzzing(1, 2);
const healthy = seeds()
  .filter(({ name }) => name.startsWith('seeds/') || name.endsWith('.ok.conf'))
  .map(({ text }) => text)
  .sort((a, b) => a.length - b.length);

/** The shortest config with such a block, and the statement first in it. */
function placed(statement: string, outer: Keyword | undefined): string | null {
  if (outer === undefined) return `${healthy.find((text) => text.includes('vrrp_instance')) ?? ''}${statement}\n`;
  const head = new RegExp(`^[ \\t]*${outer.name}\\b[^{}#!\\n]*\\{[ \\t]*\\n`, 'm');
  const base = healthy.find((text) => head.test(text));
  return base === undefined ? null : base.replace(head, (line) => `${line}${statement}\n`);
}

/** Each option once, as the only one, or after the words that come before options. */
const shapes = (args: readonly Arg[]): (readonly Arg[])[] => {
  const at = args.findIndex(({ type }) => type.kind === 'options');
  const { type } = args[at] ?? {};
  if (type?.kind !== 'options') return [args];
  return type.options.map((option) => args.with(at, { ...(args[at] as Arg), type: { ...type, options: [option] } }));
};

function statements({ name, args = [], lines }: Keyword): fc.Arbitrary<string>[] {
  if (lines === undefined) return shapes(args).map((shape) => phrase(fc.constant(name), shape));
  return shapes(lines.entry).map((shape) => phrase(fc.constant(''), shape).map((line) => `${name} {\n${line}\n}`));
}

const kept = new Set<string>();
for (const { path, keyword } of everyKeyword()) {
  const special = keyword.notation ?? keyword.lines?.notation ?? keyword.args?.find(({ type }) => type.kind === 'special');
  if (special === undefined) continue;
  for (const [index, statement] of statements(keyword).entries()) {
    let missing = count;
    for (const words of fc.sample(statement, { seed: seed + index, numRuns: 4 * count })) {
      const text = placed(words, path.at(-1));
      if (missing === 0 || text === null || isUncertain(text) || /[\0\ud800-\udfff{}]/.test(words.replace(/ \{\n|\n\}/g, ''))) continue;
      const { verdict, difference } = await look(keepalived, text);
      if (verdict.isAstray || kept.has(text)) continue;
      if (difference !== null)
        console.log(`differs, missing ${difference.missing.join(' ')}, extra ${difference.extra.join(' ')}: ${words}`);
      else kept.add(text);
      if (difference === null) missing--;
    }
  }
}
keepalived.close();
keep('made', [...kept]);
console.log(`${kept.size} made configs are kept`);
