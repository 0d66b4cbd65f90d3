/** What a program gets that imports kalint. */
import assert from 'node:assert/strict';
import { lint, lower, parse, restore } from '../server/index.ts';

const CONFIG = `virtual_server 192.0.2.100 80 {
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 192.0.2.1 80 {
        weigth 2
    }
}
`;

describe('the library', () => {
  it('parses: the lines as keepalived reads them, and the tree of their braces', () => {
    const { reading, tree } = parse(`$A=192.0.2.1\n${CONFIG.replace('192.0.2.1 80', '$A 80')}}`);
    const texts = reading.lines.map(({ text }) => text);
    assert.ok(
      texts.some((text) => text.includes('real_server 192.0.2.1 80')),
      texts.join('\n'),
    );
    assert.deepEqual([tree.root.items.length, tree.extra.length, tree.unclosed.length], [1, 1, 0]);
  });

  it('names a file that it is given as text, and follows an include by the reader that it gets', () => {
    const read = { read: (path: string) => ({ text: path === 'part.conf' ? 'rubbish\n' : '' }), glob: (pattern: string) => [pattern] };
    assert.deepEqual(
      lint('include part.conf\n', { name: 'a.conf', files: read }).findings.map(({ file, rule }) => [file, rule]),
      [['part.conf', 'unknown-keyword']],
    );
    assert.deepEqual(lint('include part.conf\n').findings, []);
  });

  it('lints for the newest release unless another is named', () => {
    const rulesOf = (options: Parameters<typeof lint>[1]): string[] =>
      lint('global_defs {\n    rubbish\n    vrrp_garp_extra_if 5\n}\n', options).findings.map(({ rule }) => rule);
    assert.deepEqual(rulesOf({}), ['unknown-keyword']);
    assert.deepEqual(rulesOf({ keepalived: '2.0.0' }), ['unknown-keyword', 'newer-keyword']);
  });

  it('lowers, for a config id, too', () => {
    const printed = (ids: readonly string[]): string =>
      restore(lower(CONFIG.replace('rr', '${S}').replace(/^/, '@b $S=wrr\n@a $S=rr\n'), { ids }));
    assert.match(printed(['a']), /-s rr/);
    assert.match(printed(['b']), /-s wrr/);
  });
});
