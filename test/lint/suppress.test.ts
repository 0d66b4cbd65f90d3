import assert from 'node:assert/strict';
import { lint } from '../../server/index.ts';
import type { LintOptions } from '../../server/lint/finding.ts';
import { suppress } from '../../server/lint/suppress.ts';
import { lintCluster } from '../../server/lint/cluster.ts';
import { fuzzing, Random } from '../harness/random.ts';

/** `LINE rule` of each finding. */
function told(text: string, options: Partial<LintOptions> = {}): string[] {
  const { findings } = lint(text, options);
  return findings.map(({ start, rule }) => `${text.slice(0, start).split('\n').length} ${rule}`);
}

const config = (...lines: string[]): string => ['global_defs {', '  router_id x', ...lines, '}', ''].join('\n');

describe('suppression comments', () => {
  it('without them, the mistake is told', () => assert.deepEqual(told(config('  nosuch')), ['3 unknown-keyword']));

  const silent: Record<string, string> = {
    'the next line': config('  # kalint-disable-next-line unknown-keyword -- known', '  nosuch'),
    'the next line, with a ! comment': config('  ! kalint-disable-next-line unknown-keyword -- known', '  nosuch'),
    'the next line that says something': config('  # kalint-disable-next-line unknown-keyword -- known', '', '  # why', '  nosuch'),
    'the same line': config('  nosuch # kalint-disable-line unknown-keyword -- known'),
    'the same line, right behind a quoted string': config('  nosuch "a # b" !kalint-disable-line unknown-keyword -- known'),
    'a part of the file': config('# kalint-disable unknown-keyword -- known', '  nosuch', '  nosuchtoo', '# kalint-enable unknown-keyword'),
    'the rest of the file': config('# kalint-disable unknown-keyword -- known', '  nosuch'),
    'every rule': config('# kalint-disable -- generated', '  nosuch', '  vrrp_version 9'),
    'several rules': config('# kalint-disable-next-line out-of-range, unknown-keyword -- both', '  nosuch { vrrp_version 9 }'),
    'Windows line ends': config('  # kalint-disable-next-line unknown-keyword -- known', '  nosuch').replaceAll('\n', '\r\n'),
    'stacked comments': config(
      '  # kalint-disable-next-line unknown-keyword -- known',
      '  # kalint-disable-next-line surplus-argument -- known',
      '  nosuch',
    ).replace('surplus-argument', 'unknown-keyword'),
  };
  for (const [name, text] of Object.entries(silent)) {
    it(`turn rules off for ${name}`, () => {
      const rest = told(text).filter((line) => !/ (?:unused-suppression)$/.test(line));
      assert.deepEqual(rest, []);
    });
  }

  const loud: Record<string, [text: string, expected: string[]]> = {
    'another rule': [config('# kalint-disable-next-line out-of-range -- x', '  nosuch'), ['3 unused-suppression', '4 unknown-keyword']],
    'another line': [
      config('# kalint-disable-next-line unknown-keyword -- x', '  lvs_flush', '  nosuch'),
      ['3 unused-suppression', '5 unknown-keyword'],
    ],
    'what stands behind kalint-enable': [
      config('# kalint-disable unknown-keyword -- x', '  nosuch', '# kalint-enable', '  lvs_flush', '  nevermore'),
      ['7 unknown-keyword'],
    ],
    'a rule that is enabled again while all are off': [
      config('# kalint-disable -- x', '  nosuch', '# kalint-enable unknown-keyword', '  lvs_flush', '  nevermore'),
      ['7 unknown-keyword'],
    ],
    'no reason': [config('# kalint-disable-next-line unknown-keyword', '  nosuch'), ['3 suppression-without-reason']],
    'an empty reason': [config('# kalint-disable-next-line unknown-keyword --', '  nosuch'), ['3 suppression-without-reason']],
    'a misspelt rule': [
      config('# kalint-disable-next-line unknown-keywrod -- x', '  nosuch'),
      ['3 unknown-suppressed-rule', '4 unknown-keyword'],
    ],
    'a misspelt comment': [
      config('# kalint-disable-nextline unknown-keyword -- x', '  nosuch'),
      ['3 unknown-suppression', '4 unknown-keyword'],
    ],
    'a comment in quotes': [config('  nosuch "# kalint-disable-line unknown-keyword -- x"'), ['3 unknown-keyword']],
    'a comment about a comment': [config('  nosuch # see kalint-disable-line unknown-keyword'), ['3 unknown-keyword']],
    'other words that begin with kalint': [config('# kalint-managed by puppet', '  nosuch'), ['4 unknown-keyword']],
  };
  for (const [name, [text, expected]] of Object.entries(loud))
    it(`do not hide a mistake with ${name}`, () => assert.deepEqual(told(text), expected));

  it('can be silenced themselves, but only by name', () => {
    const unused = '# kalint-disable-next-line out-of-range, unused-suppression -- comes and goes';
    assert.deepEqual(told(config('# kalint-disable unused-suppression -- generated', unused)), []);
    assert.deepEqual(
      told(config('# kalint-disable suppression-without-reason -- old file', '  nosuch # kalint-disable-line unknown-keyword')),
      [],
    );
    assert.deepEqual(told(config('  nosuch # kalint-disable-line')), ['3 suppression-without-reason']);
  });

  it('stand where the reader sees a comment, in definitions, too', () => {
    const definition = '$IF=\\\nnosuch \\ # kalint-disable-line bad-name\nmore\n';
    for (const keepalived of ['2.2.7', '2.4.3', '2.0.20']) {
      const text = `# kalint-disable cut-definition -- known\n$IF=\\\n# kalint-disable-next-line unknown-keyword -- known\nnosuch\n$IF\n${definition}`;
      assert.doesNotThrow(() => told(text, { keepalived }));
      assert.ok(!told(text, { keepalived }).includes('3 cut-definition'), keepalived);
      assert.ok(!told(text, { keepalived }).includes('4 unknown-keyword'), keepalived);
    }
  });

  it('count in included files, for those', () => {
    const files = {
      glob: (pattern: string) => [pattern],
      read: () => ({ text: '# kalint-disable unknown-keyword -- known\nnosuch\n' }),
    };
    assert.deepEqual(told('include b.conf\nnosuchtoo\n', { files }), ['2 unknown-keyword']);
  });

  it('are not unused when only the level of the rule is off', () => {
    const levels = new Map([['unknown-keyword', 'off'] as const]);
    assert.deepEqual(told(config('  nosuch # kalint-disable-line unknown-keyword -- x', '  nosuch'), { levels }), []);
  });

  it('for rules about several nodes count among nodes, and are unused only there', () => {
    const node = (priority: number, comment: string) =>
      `vrrp_instance VI_1 {\n  state BACKUP\n  interface eth0\n  virtual_router_id 51\n  priority ${priority} ${comment}\n  virtual_ipaddress {\n    192.0.2.1/24 dev eth0\n  }\n}\n`;
    const among = (comment: string, other: number) => {
      const files = [{ name: 'a', text: node(100, comment) }, { name: 'b', text: node(other, comment) }]; // prettier-ignore
      const options = { keepalived: '2.4.3', files: { read: () => ({ error: '' }), glob: () => [] } };
      const { results } = lintCluster(files.map((file) => ({ ...file, options })));
      return results.flatMap(({ findings }) => findings).map(({ rule }) => rule);
    };
    assert.deepEqual(among('', 100), ['equal-priority']);
    const comment = '# kalint-disable-line equal-priority -- on purpose';
    assert.ok(!among(comment, 100).includes('equal-priority'));
    assert.deepEqual(among(comment, 200), ['unused-suppression', 'unused-suppression']);
    assert.deepEqual(told(node(100, comment)), []);
  });

  it('are not called unused for a rule that did not run', () => {
    const text = 'global_defs { # kalint-disable-line out-of-range -- x\n}\n';
    const texts = new Map([['a.conf', text]]);
    assert.deepEqual(
      suppress([], texts, () => false),
      [],
    );
    assert.deepEqual(
      suppress([], texts, () => true).map(({ rule }) => rule),
      ['unused-suppression'],
    );
  });

  /** The text after the fixes of one finding. */
  function fixed(text: string): string {
    const edits = lint(text)
      .findings.flatMap(({ fixes }) => fixes ?? [])
      .flatMap(({ edits }) => edits);
    return edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((whole, { start, end, text: put }) => whole.slice(0, start) + put + whole.slice(end), text);
  }

  it('that are unused can be removed, whole or in part', () => {
    assert.equal(fixed(config('  # kalint-disable-next-line out-of-range -- x', '  lvs_flush')), config('  lvs_flush'));
    assert.equal(fixed(config('  lvs_flush # kalint-disable-line out-of-range -- x')), config('  lvs_flush'));
    assert.equal(fixed(config('  router_id # kalint-disable-line')).includes('kalint'), true);
    const half = config('  nosuch # kalint-disable-line out-of-range, unknown-keyword, bad-port -- x');
    assert.equal(fixed(half), config('  nosuch # kalint-disable-line unknown-keyword -- x'));
    const misspelt = config('  nosuch # kalint-disable-line unknown-keywrod -- x');
    assert.deepEqual(told(fixed(misspelt)), []);
  });

  it('never make kalint fail, nor point out of the file', () => {
    const { seed, count } = fuzzing(11, 1500);
    const pieces = ['# ', '!', 'kalint-', 'disable', '-next-line', '-line', 'enable', ' ', ',', '--', ' -- ', 'unknown-keyword', 'x', '\n', '\r\n', '\\', '"', '$A=', '\\\n', '\0', '\t', 'global_defs {', '}', 'kalint-disable-line unknown-keyword -- r', '\udce9']; // prettier-ignore
    for (let index = 0; index < count; index++) {
      const random = Random.forCase(seed, index);
      const text = Array.from({ length: random.below(25) }, () => random.pick(pieces)).join('');
      const keepalived = random.pick(['2.4.3', '2.2.7', '2.0.20']);
      for (const { start, end, fixes = [] } of lint(text, { keepalived }).findings) {
        for (const range of [{ start, end }, ...fixes.flatMap(({ edits }) => edits)])
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, JSON.stringify(text));
      }
    }
  });

  it('cost next to nothing, however many there are', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `# kalint-disable-next-line unknown-keyword -- ${index}`);
    const start = performance.now();
    lint(config(...lines, '  nosuch'));
    lint(`# kalint-disable ${' '.repeat(500_000)}x${' -'.repeat(1_000)}\n`);
    assert.ok(performance.now() - start < 5000);
  });
});
