/** What VS Code does at Enter and for a double click, by the patterns of the language configuration. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Configuration {
  readonly comments: { readonly lineComment: string };
  readonly wordPattern: string;
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly onEnterRules: readonly { beforeText: string; afterText: string; action: { indent: string; appendText?: string } }[];
}

const configuration = JSON.parse(
  readFileSync(new URL('../../syntaxes/language-configuration.json', import.meta.url), 'utf8'),
) as Configuration;
const increases = new RegExp(configuration.indentationRules.increaseIndentPattern);
const decreases = new RegExp(configuration.indentationRules.decreaseIndentPattern);

/** What Enter does where the `|` is. */
const enter = (line: string) => {
  const [before = '', after = ''] = line.split('|');
  return configuration.onEnterRules.find((rule) => new RegExp(rule.beforeText).test(before) && new RegExp(rule.afterText).test(after))
    ?.action;
};

describe('the language configuration', () => {
  for (const line of ['vrrp_instance A {', '{', 'a { # comment', 'virtual_server ${VIP} 80 {', 'a "}" {', '  b{  ! }'])
    it(`indents after: ${line}`, () => assert.match(line, increases));

  for (const line of ['# a {', 'a { b }', 'script "a {"', 'priority ${PRIO}', '}', 'state MASTER # {', '! {'])
    it(`does not indent after: ${line}`, () => assert.doesNotMatch(line, increases));

  it('outdents a closing brace, and no comment about one', () => {
    assert.match('    }', decreases);
    assert.doesNotMatch('  # }', decreases);
  });

  it('opens a pair of braces', () => assert.equal(enter('group {|}')?.indent, 'indentOutdent'));

  it('goes on with a comment that is cut in two, by its own character', () => {
    assert.equal(enter('# one |two')?.appendText, '# ');
    assert.equal(enter('  ! one |two')?.appendText, '! ');
    assert.equal(enter('# one|'), undefined);
    assert.equal(enter('state |MASTER'), undefined);
  });

  it('takes an address, a name and an interface for one word', () => {
    const words = (text: string) => text.match(new RegExp(configuration.wordPattern, 'g'));
    assert.deepEqual(words('  192.168.1.1/24 dev eth0.100'), ['192.168.1.1/24', 'dev', 'eth0.100']);
    assert.deepEqual(words('interface ${IF}{ "a-b" fe80::1 # x'), ['interface', 'IF', 'a-b', 'fe80::1', 'x']);
  });

  it('comments out with a character that keepalived takes for one', () => assert.equal(configuration.comments.lineComment, '#'));

  it('decides on a long line in no time', () => {
    const began = performance.now();
    increases.test(`${'"a" ${b} '.repeat(20_000)}"`);
    assert.ok(performance.now() - began < 1000);
  });
});
