/** To the kernel's table and back: whatever is printed can be read again, and comes to the same table. */
import assert from 'node:assert/strict';
import { NEWEST } from '../../../grammar/language/version.ts';
import { Source } from '../../../grammar/source.ts';
import { readFor } from '../../../server/lint/engine.ts';
import { load, lower as toTable, parseServerName, restore, script, tableAsJson, type Situation } from '../../../server/lower/index.ts';
import { lift as toConfig } from '../../../server/lower/lift.ts';
import { realServers, realServerScript } from '../../../server/lower/realserver.ts';
import type { Random } from '../../harness/random.ts';
import type { Property } from '../properties.ts';
import { NAME, optionsFor } from './world.ts';

const SERVERS = ['10.0.0.1', '10.0.0.2:80', '[2001:db8::1]:443'].flatMap((name) => parseServerName(name) ?? []);

function situationFor(random: Random): Situation {
  const kind = random.pick(['fail', 'only'] as const);
  return { state: random.pick(['up', 'start']), events: random.chance(0.5) ? [] : [{ kind, servers: [random.pick(SERVERS)] }] };
}

export const lower: Property = (text, random) => {
  const options = optionsFor(random);
  const loaded = load(readFor(new Source(NAME, text), options.ids?.[0] ?? '', options), options.keepalived);
  const table = toTable(loaded, situationFor(random));
  const rules = restore(table);
  JSON.stringify(tableAsJson(table));
  const plan = realServers(loaded);
  // what a config says must not end a comment or a quoted word of a script; bytes that are no text are quoted like others
  for (const shell of [script(table), realServerScript(plan, NAME)]) assert.doesNotMatch(shell, /[\0\r]|^#.*\p{Cs}/mu);
  const lifted = toConfig(rules);
  assert.deepEqual(
    lifted.problems.filter(({ message }) => /read/.test(message)),
    [],
    `a table is printed that cannot be read: ${rules}`,
  );
};

/** Any text for a table: its lines are read or complained about, and the config that is made of it is sound. */
export const lift: Property = (text) => {
  const { config, problems } = toConfig(text);
  const lines = text.split('\n').length;
  for (const { line, message } of problems) assert.ok(line >= 1 && line <= lines && message.length > 10, `${line}: ${message}`);
  const options = { keepalived: NEWEST, files: { read: () => ({ error: 'there is none' }), glob: () => [] } };
  load(readFor(new Source(NAME, config), '', options), NEWEST);
};
