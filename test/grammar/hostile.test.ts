/** Input that hurts: each ends in a finding, in time that grows with its size only, and nothing is thrown. */
import assert from 'node:assert/strict';
import { NEWEST } from '../../grammar/language/version.ts';
import { lintText } from '../../server/lint/engine.ts';

const NO_FILES = { read: () => ({ error: 'it is not there' }), glob: () => [] };

function rulesOf(text: string, keepalived = NEWEST, files = NO_FILES as Parameters<typeof lintText>[2]['files']): Set<string> {
  return new Set(lintText('a.conf', text, { keepalived, ids: [''], files }).findings.map(({ rule }) => rule));
}

const instance = (inside: string): string => `vrrp_instance A {\n  interface eth0\n  virtual_router_id 1\n${inside}\n}\n`;

describe('hostile input', function () {
  this.timeout(30_000);

  const cases: readonly (readonly [what: string, rule: string, text: () => string])[] = [
    ['a definition that is itself', 'recursive-definition', () => '$A=$A\nrouter_id $A\n'],
    ['two definitions that contain each other', 'recursive-definition', () => '$A=$B\n$B=$A\nrouter_id $A\n'],
    ['a definition of several lines that contains itself', 'recursive-definition', () => '$M= \\\n a \\\n $M\n$M\n'],
    ['a definition that grows', 'line-too-long', () => '$A=xx$A\nrouter_id $A\n'],
    ['a sequence of millions', 'endless-expansion', () => '~SEQ(i, 1, 90000000) virtual_server 10.0.0.1 $i {\n'],
    ['sequences of sequences', 'endless-expansion', () => '~SEQ(i, 9999) ~SEQ(j, 9999) ~SEQ(k, 9999) weight $i$j$k\n'],
    ['lists of lists', 'endless-expansion', () => `${'~LST(v, a, b, c, d, e, f, g, h) '.repeat(30)} x\n`],
    ['a hundred thousand nested braces', 'missing-brace', () => 'vrrp_instance A {\n'.repeat(100_000)],
    ['a hundred thousand braces on a line', 'unexpected-brace', () => '{'.repeat(300)],
    ['a hundred thousand closing braces', 'extra-brace', () => '}\n'.repeat(100_000)],
    ['a line of a megabyte', 'line-too-long', () => instance(`  priority ${'1'.repeat(1_000_000)}`)],
    ['NULs', 'invisible-character', () => instance('  prio\0rity 100')],
    ['a byte order mark', 'invisible-character', () => `\ufeff${instance('  priority 100')}`],
    ['a no-break space', 'invisible-character', () => instance('  priority\u00a0100')],
    ['an unclosed quote', 'unmatched-quote', () => instance('  notify "/bin/true')],
  ];
  for (const [what, rule, text] of cases) {
    it(`${what}: ${rule}`, () => {
      const found = rulesOf(text());
      assert.ok(found.has(rule), `found ${[...found].join(', ')}`);
    });
  }

  it('an include that includes itself: include-cycle', () => {
    const files = { read: () => ({ text: 'include a.conf\n' }), glob: (pattern: string) => [pattern] };
    assert.ok(rulesOf('include a.conf\n', NEWEST, files).has('include-cycle'));
  });

  it('a chain of includes without end: include-cycle', () => {
    const files = { read: (path: string) => ({ text: `include x${path}\n` }), glob: (pattern: string) => [pattern] };
    assert.ok(rulesOf('include b.conf\n', NEWEST, files).has('include-cycle'));
  });

  it('CRLF changes nothing', () => {
    const text = `global_defs {\n  router_id a # comment\n  foo 1\n}\n${instance('  priority 300\n  virtual_ipaddress {\n    10.0.0.300\n  }')}`;
    assert.deepEqual(rulesOf(text.replaceAll('\n', '\r\n')), rulesOf(text));
  });
});
