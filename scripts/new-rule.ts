/** `npm run new-rule -- AREA ID`: a rule about what keepalived reports, with its pair of configs to be filled in. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../server/lint/rules.ts';

const root = path.dirname(import.meta.dirname);
const [area = '', id = ''] = process.argv.slice(2);
const rules = path.join(root, 'server/lint/keepalived-rules', `${area}.ts`);

function refuse(why: string): never {
  console.error(`${why}\nusage: npm run new-rule -- AREA ID, e.g. npm run new-rule -- vrrp vip-is-broadcast`);
  process.exit(2);
}

if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id)) refuse(`'${id}' is no id: small letters with dashes, named by the mistake`);
if (!existsSync(rules)) refuse(`there is no area '${area}' in server/lint/keepalived-rules`);
if (RULES.some((rule) => rule.id === id)) refuse(`there is a rule '${id}' already`);

const text = readFileSync(rules, 'utf8');
const end = text.lastIndexOf('];');
const record = `  {\n    id: '${id}',\n    severity: 'error',\n    summary: 'What it finds, in a line.',\n    why: 'Why it matters: what keepalived does.',\n  },\n`;
writeFileSync(rules, text.slice(0, end) + record + text.slice(end));

const fixtures = path.join(root, 'test/oracle/fixtures', area);
mkdirSync(fixtures, { recursive: true });
for (const name of [`${id}.conf`, `${id}.ok.conf`])
  writeFileSync(path.join(fixtures, name), 'global_defs {\n    script_user root\n}\n', { flag: 'wx' });

console.log(`${path.relative(root, rules)}: say what it finds and why it matters, and report it from server/model
test/oracle/fixtures/${area}/${id}.conf: a config with the mistake, and its healthy twin ${id}.ok.conf
then: npx tsx test/oracle/record.ts, npm run gen, npm test`);
