/** Which mends of a word are safe, so that `--fix` applies them without asking. */
import assert from 'node:assert/strict';
import { lintText } from '../../server/lint/engine.ts';

const NO_FILES = { read: () => ({ error: 'not here' }), glob: () => [] };

/** What the first fix of the first such finding puts where, `!` before it where it is safe; null: there is none. */
function mend(
  line: string,
  { others = [], keepalived = '2.4.3' }: { others?: readonly string[]; keepalived?: string } = {},
): string | null {
  const text = ['vrrp_instance A {', '  interface eth0', '  virtual_router_id 61', ...others, line, '}', ''].join('\n');
  const at = text.indexOf(line);
  const { findings } = lintText('a.conf', text, { keepalived, ids: [''], files: NO_FILES });
  const [fix] = findings.filter(({ start }) => start >= at && start < at + line.length).flatMap(({ fixes = [] }) => fixes);
  if (fix === undefined) return null;
  const [edit] = fix.edits;
  assert.ok(edit !== undefined);
  return `${fix.safe ? '!' : ''}${text.slice(edit.start, edit.end)} -> ${edit.text}`;
}

describe('the mend of a misspelt word', () => {
  it('is safe where the line is right with it', () => {
    assert.equal(mend('prioriti 100'), '!prioriti -> priority');
    assert.equal(mend('priority= 100'), '!priority= -> priority');
    assert.equal(mend('priority=100'), '!priority=100 -> priority 100');
    assert.equal(mend('nopreemptt'), '!nopreemptt -> nopreempt');
  });

  it('is not safe where what is behind it is wrong, missing, or too much', () => {
    assert.equal(mend('prioriti 300'), 'prioriti -> priority');
    assert.equal(mend('prioriti'), 'prioriti -> priority');
    assert.equal(mend('prioriti one'), 'prioriti -> priority');
    assert.equal(mend('priority=300'), 'priority=300 -> priority 300');
  });

  it('is not safe where the block has said it already, unless it may be said again', () => {
    assert.equal(mend('prioriti 100', { others: ['  priority 50'] }), 'prioriti -> priority');
    assert.equal(mend('prioriti 100', { others: ['  state BACKUP'] }), '!prioriti -> priority');
    assert.equal(mend('track_interfaze {\neth1\n}', { others: ['  track_interface {', '    eth0', '  }'] }), '!track_interfaze -> track_interface'); // prettier-ignore
  });
});

describe('the mend of an old word', () => {
  /** The fixes of deprecated and removed words in `global_defs`. */
  const inGlobals = (lines: readonly string[], keepalived = '2.4.3'): string[] => {
    const text = ['global_defs {', ...lines, '}', ''].join('\n');
    const { findings } = lintText('a.conf', text, { keepalived, ids: [''], files: NO_FILES });
    return findings
      .filter(({ rule }) => rule === 'deprecated-keyword' || rule === 'removed-keyword')
      .flatMap(({ fixes = [] }) => fixes.map(({ safe, edits: [edit] }) => `${safe ? '!' : ''}${edit?.text ?? ''}`));
  };

  it('is safe where the new one is only another spelling', () => {
    assert.deepEqual(inGlobals(['lvs_flush_onstop']), ['!lvs_flush_on_stop']);
    assert.deepEqual(inGlobals(['checker_rlimit_rtime 1000']), ['!checker_rlimit_rttime']);
    assert.deepEqual(inGlobals(['lvs_id a'], '2.2.7'), ['!router_id']);
  });

  it('is not safe where the new one is there already, or takes other words', () => {
    assert.deepEqual(inGlobals(['lvs_flush_on_stop', 'lvs_flush_onstop']), ['lvs_flush_on_stop']);
    assert.deepEqual(inGlobals(['router_id b', 'lvs_id a']), ['router_id']);
    assert.deepEqual(inGlobals(['vrrp_iptables']), ['nftables']);
  });

  it('is not there before the word was deprecated', () => {
    assert.deepEqual(inGlobals(['checker_rlimit_rtime 1000'], '2.0.20'), []);
  });
});
