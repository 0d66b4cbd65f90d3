/** The colours of fixtures, token for token, and of every keyword of THE TABLE. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { everyKeyword } from '../../grammar/language/index.ts';
import type { Keyword } from '../../grammar/language/types.ts';
import { assertExpected } from '../harness/expected.ts';
import { snapshot, tokenLines } from './tokens.ts';

const folder = path.join(import.meta.dirname, 'fixtures');

const hasBraces = (keyword: Keyword): boolean => keyword.block !== undefined || keyword.lines !== undefined;
const scopeOf = (keyword: Keyword): string =>
  hasBraces(keyword) ? 'keyword.control.block.keepalived' : 'support.type.property-name.keepalived';

function exampleOf(keyword: Keyword): string {
  if (!hasBraces(keyword)) return `  ${keyword.name} word`;
  return keyword.args?.[0]?.type.kind === 'name' ? `  ${keyword.name} some_name { }` : `  ${keyword.name} { }`;
}

describe('the TextMate grammar', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.conf'))) {
    it(`colours ${name}`, async () => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      assertExpected(path.join(folder, name.replace(/conf$/, 'snap')), await snapshot(text));
    });
  }

  it('knows every keyword of the table, and colours it as what it is', async () => {
    const entries = [...everyKeyword()];
    assert.ok(entries.length > 400);
    const scopesOf = new Map<string, Set<string>>();
    for (const { keyword } of entries) scopesOf.set(keyword.name, (scopesOf.get(keyword.name) ?? new Set()).add(scopeOf(keyword)));
    const lines = await tokenLines(entries.map(({ keyword }) => exampleOf(keyword)).join('\n'));
    const wrong = lines.filter(({ tokens: [first] }, index) => {
      const name = entries[index]?.keyword.name ?? '';
      return first?.text !== name || !first.scopes.some((scope) => scopesOf.get(name)?.has(scope));
    });
    assert.deepEqual(
      wrong.map(({ line }) => line),
      [],
    );
  });

  it('colours no word that the table does not know', async () => {
    const lines = await tokenLines('vrrp_instanze A\nreal_servers 10.0.0.1\n  stat MASTER\n  x_state\n  state_x');
    const keywords = lines.flatMap(({ tokens }) =>
      tokens.filter(({ scopes }) => scopes.some((scope) => /^(?:keyword|support)/.test(scope))),
    );
    assert.deepEqual(keywords, []);
  });

  it('colours values only behind a keyword that takes them', async () => {
    const [right, wrong] = await tokenLines('state MASTER\nlvs_method MASTER');
    const scopesOfLast = (tokens: readonly { scopes: readonly string[] }[] = []) => tokens.at(-1)?.scopes.join(' ');
    assert.equal(scopesOfLast(right?.tokens), 'constant.language.keepalived');
    assert.equal(scopesOfLast(wrong?.tokens), 'support.type.property-name.keepalived');
  });

  it('takes a long line in no time', async () => {
    const began = performance.now();
    await tokenLines(`virtual_ipaddress { ${'fe80:'.repeat(4000)} ${'${A'.repeat(3000)} ${'10.'.repeat(4000)}\n}`);
    assert.ok(performance.now() - began < 5000);
  });
});
