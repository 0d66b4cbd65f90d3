/** `npm run new-rule -- [AREA] ID`: a rule of our own, in a file of its own, with samples to be filled in. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../server/lint/rules.ts';

const folder = path.join(path.dirname(import.meta.dirname), 'server/lint/rules');
const words = process.argv.slice(2);
const id = words.at(-1) ?? '';
const area = words.length > 1 ? (words[0] ?? '') : areaOf(id);
const index = path.join(folder, area, 'index.ts');

/** What the id speaks of tells where it belongs; most rules are about VRRP. */
function areaOf(name: string): string {
  const areas: readonly [RegExp, string][] = [
    [/check|connect|url/, 'checks'],
    [/script|shell|command/, 'scripts'],
    [/track|weight/, 'tracking'],
    [/server|quorum|persist|sched|fwmark|group-of/, 'lvs'],
    [/vip|address|route|network|interface/, 'network'],
    [/differ|node|cluster/, 'cluster'],
    [/mail|default|global/, 'global'],
  ];
  return areas.find(([pattern]) => pattern.test(name))?.[1] ?? 'vrrp';
}

function refuse(why: string): never {
  console.error(`${why}\nusage: npm run new-rule -- [AREA] ID, e.g. npm run new-rule -- vrrp vip-is-broadcast`);
  process.exit(2);
}

if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id)) refuse(`'${id}' is no id: small letters with dashes, named by the mistake`);
if (area === '' || !existsSync(index)) refuse(`there is no area '${area}' in server/lint/rules`);
if (RULES.some((rule) => rule.id === id)) refuse(`there is a rule '${id}' already`);

const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const file = path.join(folder, area, `${id}.ts`);
writeFileSync(
  file,
  `import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const ${name} = rule({
  id: '${id}',
  area: '${area}',
  severity: 'warning',
  summary: 'What it finds, in a line.',
  why: 'Why it matters: what happens when the failover comes.',
  on: 'instance',
  messages: { found: 'What is wrong with {name}, why it matters, what to do.' },
  samples: {
    bad: [
      \`
«vrrp_instance VI_1 {»
}
\`,
    ],
    good: [
      \`
vrrp_instance VI_1 {
}
\`,
    ],
  },
  check(instance, { report }) {
    report('found', at(instance.statement), { name: instance.name });
  },
});
`,
  { flag: 'wx' },
);

const list = readFileSync(index, 'utf8');
writeFileSync(
  index,
  list
    .replace("import type { AnyRule } from '../../rule.ts';\n", (line) => `${line}import { ${name} } from './${id}.ts';\n`)
    .replace(/\[([^[\]]*)\];\n$/, (_, names: string) => `[${names.trim() === '' ? '' : `${names.trim().replace(/,$/, '')}, `}${name}];\n`),
);
console.log(
  `${path.relative('.', file)} (another area: npm run new-rule -- AREA ID): fill it in; then npx prettier --write it, npm run gen, npm test`,
);
