import assert from 'node:assert/strict';
import { NEWEST } from '../../grammar/language/version.ts';
import { lintText } from '../../server/lint/engine.ts';

/** What rules say of an instance without a priority, whose last `}` is in an included file. */
function rulesOf(last: string): string[] {
  const text = `vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 7\nvirtual_ipaddress {\n10.0.0.1\n}\n${last}\ninclude end.inc\n`;
  const files = { read: () => ({ text: '}\n' }), glob: (pattern: string) => [pattern] };
  return lintText('a.conf', text, { keepalived: NEWEST, files }).findings.map(({ rule }) => rule);
}

describe('what a block lacks', () => {
  it('is told', () => assert.ok(rulesOf('').includes('priority-missing')));

  it('is not told where a word may be misspelt, wherever the block ends', () => {
    const rules = rulesOf('prioritty 7');
    assert.ok(rules.includes('unknown-keyword') && !rules.includes('priority-missing'), rules.join(', '));
  });
});
