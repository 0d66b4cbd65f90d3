/**
 * Configs and the tables that keepalived 2.2.7 made of them in a Linux 6.1 kernel, as `ipvsadm -Sn` printed them; the thresholds, which
 * `-Sn` forgets, were added from `ipvsadm -Ln --thresholds`.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Source } from '../../grammar/source.ts';
import { readFor } from '../../server/lint/engine.ts';
import { load, lower, restore, script } from '../../server/lower/index.ts';

const folder = new URL('golden/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const configOf = (name: string): string =>
  name.startsWith('example-')
    ? readFileSync(new URL(`../../examples/${name.slice('example-'.length)}.conf`, import.meta.url), 'utf8')
    : read(`${name}.conf`);

const lowered = (text: string) => {
  const options = { keepalived: '2.2.7', files: { read: () => ({ error: 'there is none' }), glob: () => [] } };
  return lower(load(readFor(new Source('keepalived.conf', text), '', options), options.keepalived));
};

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.rules'))
  .map((name) => name.slice(0, -'.rules'.length));

describe('the table that a config implies', () => {
  for (const name of names) {
    it(`${name}: is the kernel's`, () => {
      assert.equal(restore(lowered(configOf(name))), read(`${name}.rules`));
    });

    it(`${name}: is that of the script, too`, () => {
      const commands = script(lowered(configOf(name)))
        .split('\n')
        .filter((line) => line.startsWith('ipvsadm '))
        .map((line) => `${line.slice('ipvsadm '.length).replaceAll("'", '')}\n`);
      assert.equal(commands.join(''), read(`${name}.rules`));
    });
  }

  it('of a config without virtual servers is empty', () => {
    assert.equal(restore(lowered('global_defs {\n}\n')), '');
  });
});
