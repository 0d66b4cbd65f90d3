import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { Source } from '../../grammar/source.ts';
import type { Finding } from '../../server/lint/finding.ts';
import { gcc } from '../../server/cli/report/gcc.ts';
import { json, type JsonReport } from '../../server/cli/report/json.ts';
import { pretty } from '../../server/cli/report/pretty.ts';
import type { Report, Reporter, Style } from '../../server/cli/report/report.ts';

const STYLE: Style = { color: false, columns: 80, quiet: false };

const CONFIG = `virtual_server 10.0.0.1 80 {
    nat_mask 255.255.255.0
    real_server 10.0.0.2 80 {
    }
}
`;

function at(text: string, part: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(part);
  assert.notEqual(start, -1, part);
  return {
    file: 'a.conf',
    start,
    end: start + part.length,
    rule: 'unknown-keyword',
    source: 'keepalived',
    severity: 'error',
    message: 'Nobody knows this.',
    block: [],
    ...more,
  };
}

const reportOf = (text: string, ...findings: Finding[]): Report => ({
  keepalived: '2.4.3',
  files: ['a.conf'],
  findings,
  sources: new Map([['a.conf', new Source('a.conf', text)]]),
});

const print = (reporter: Reporter, text: string, finding: Finding, style: Partial<Style> = {}): string =>
  reporter(reportOf(text, finding), { ...STYLE, ...style });

const RICH = at(CONFIG, 'nat_mask', {
  message: "'nat_mask' is gone since 2.0.0: keepalived skips the line.",
  block: ['virtual_server 10.0.0.1 80'],
  cascade: [4, 3],
  related: [{ file: 'a.conf', start: 0, end: 14, message: 'The service begins here.' }],
  fixes: [{ title: 'remove the line', safe: true, edits: [{ file: 'a.conf', start: 29, end: 56, text: '' }] }],
});

describe('pretty report', () => {
  it('shows what is wrong, where, what belongs to it, and how to mend it', () => {
    assert.equal(
      print(pretty, CONFIG, RICH),
      `error[unknown-keyword]: 'nat_mask' is gone since 2.0.0: keepalived skips the
  line.
 --> a.conf:2:5
  |
2 |     nat_mask 255.255.255.0
  |     ^^^^^^^^
  = in: virtual_server 10.0.0.1 80
  = help: remove the line
  = note: because of this one mistake keepalived also complains about lines 3
          and 4
note: The service begins here.
 --> a.conf:1:1
  |
1 | virtual_server 10.0.0.1 80 {
  | --------------

1 error in 1 file, judged as keepalived 2.4.3 reads it.
`,
    );
  });

  it('sums up, unless it shall be quiet', () => {
    assert.equal(pretty(reportOf(CONFIG), STYLE), 'Nothing to complain about in 1 file, judged as keepalived 2.4.3 reads it.\n');
    assert.equal(pretty(reportOf(CONFIG), { ...STYLE, quiet: true }), '');
    const mixed = reportOf(CONFIG, RICH, { ...RICH, severity: 'warning' }, { ...RICH, severity: 'warning' }, { ...RICH, severity: 'info' });
    assert.match(pretty(mixed, STYLE), /^1 error, 2 warnings, 1 info in 1 file,/m);
  });

  it('is coloured only when asked', () => {
    assert.doesNotMatch(print(pretty, CONFIG, RICH), /\x1b/);
    assert.match(print(pretty, CONFIG, RICH, { color: true }), /\x1b\[31m/);
    const plain = print(pretty, CONFIG, RICH, { color: true }).replace(/\x1b\[\d+m/g, '');
    assert.equal(plain, print(pretty, CONFIG, RICH));
  });

  /** The part of the source line over the carets. */
  function pointedAt(text: string, part: string, columns = 80): string {
    const lines = print(pretty, text, at(text, part), { columns }).split('\n');
    const caret = lines.findIndex((line) => /^ *\| *\^+$/.test(line));
    const [line = '', marks = ''] = [lines[caret - 1], lines[caret]];
    assert.ok(stringWidth(line) <= columns, `${line} is too wide`);
    const from = marks.indexOf('^');
    const to = marks.length;
    let column = 0;
    let pointed = '';
    for (const { segment } of new Intl.Segmenter().segment(line)) {
      if (column >= from && column < to) pointed += segment;
      column += stringWidth(segment);
    }
    return pointed;
  }

  it('points right behind tabs, wide and combining characters and emoji', () => {
    assert.equal(pointedAt('\tpriority\t300\n', '300'), '300');
    assert.equal(pointedAt('最后，找一台 word 机器\n', 'word'), 'word');
    assert.equal(pointedAt('a 最后 b\n', '最后'), '最后');
    assert.equal(pointedAt('cafe\u0301 e\u0301te\u0301 word\n', 'word'), 'word');
    assert.equal(pointedAt('cafe\u0301 e\u0301te\u0301 word\n', 'e\u0301te\u0301'), 'e\u0301te\u0301');
    assert.equal(pointedAt('👩‍👩‍👧 👍🏽 🇩🇪 word\n', 'word'), 'word');
    assert.equal(pointedAt('ﾊﾝｶｸ word\n', 'word'), 'word');
  });

  it('shows what cannot be seen', () => {
    assert.equal(pointedAt('\ufeffglobal_defs {\n', '\ufeff'), '<U+FEFF>');
    assert.equal(pointedAt('priority\u00a0100\n', '\u00a0'), '<U+00A0>');
    assert.equal(pointedAt('a\u200bb\n', '\u200b'), '<U+200B>');
    assert.equal(pointedAt('a\u202eb\n', '\u202e'), '<U+202E>');
    assert.equal(pointedAt('caf\udce9 x\n', '\udce9'), '<0xE9>');
    assert.equal(pointedAt('a\x1b[2Jb\n', '\x1b'), '␛');
    assert.equal(pointedAt('a\0b\n', '\0'), '␀');
  });

  it('cuts long lines around the place', () => {
    const long = 'x'.repeat(300) + ' word ' + 'y'.repeat(300);
    for (const columns of [40, 80, 200]) assert.equal(pointedAt(long, 'word', columns), 'word');
    const lines = print(pretty, long, at(long, 'word'), { columns: 60 }).split('\n');
    assert.match(lines[3] ?? '', /^1 \| …x+ word y+…$/);
  });

  it('does not linger over a line of a megabyte', () => {
    const line = '最'.repeat(500_000) + ' word ' + '\t'.repeat(500_000);
    const start = performance.now();
    assert.equal(pointedAt(line, 'word'), 'word');
    const whole = print(pretty, line, at(line, line));
    assert.ok(whole.length < 1000);
    assert.ok(performance.now() - start < 1000);
  });

  it('points behind the end of a line and of a file', () => {
    const lines = print(pretty, 'a {\n', { ...at('a {\n', 'a'), start: 4, end: 4 }).split('\n');
    assert.deepEqual(lines.slice(1, 5), [' --> a.conf:2:1', '  |', '2 |', '  | ^']);
    const behind = print(pretty, 'a {\nb', { ...at('a {\n', 'a'), start: 3, end: 3 }).split('\n');
    assert.deepEqual(behind.slice(3, 5), ['1 | a {', '  |    ^']);
  });

  it('marks the first line of a long range, and tells where it ends', () => {
    const lines = print(pretty, CONFIG, { ...at(CONFIG, 'real_server 10.0.0.2 80 {\n    }') }).split('\n');
    assert.deepEqual(lines.slice(3, 5), ['3 |     real_server 10.0.0.2 80 {', '  |     ^^^^^^^^^^^^^^^^^^^^^^^^^ to line 4']);
  });
});

describe('what a config or a file name says', () => {
  const nasty = 'evil \x1b]0;x\x07 \x9b2J \u202e \u2028';
  const finding: Finding = {
    ...at(nasty, 'evil'),
    file: nasty,
    message: nasty,
    block: [nasty],
    related: [{ file: nasty, start: 0, end: 4, message: nasty }],
    fixes: [{ title: nasty, safe: false, edits: [{ file: nasty, start: 0, end: 4, text: nasty }] }],
  };
  const report: Report = { ...reportOf(nasty, finding), files: [nasty], sources: new Map([[nasty, new Source(nasty, nasty)]]) };

  for (const [name, reporter] of Object.entries({ pretty, gcc, json })) {
    it(`never reaches the terminal raw (${name})`, () => {
      assert.doesNotMatch(reporter(report, STYLE).replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    });
  }
});

describe('gcc report', () => {
  it('has a line for each finding and each related place', () => {
    assert.equal(
      print(gcc, CONFIG, RICH),
      "a.conf:2:5: error: 'nat_mask' is gone since 2.0.0: keepalived skips the line. [unknown-keyword]\n" +
        'a.conf:1:1: note: The service begins here.\n',
    );
  });

  it('knows three levels', () => {
    assert.match(print(gcc, CONFIG, { ...RICH, severity: 'warning' }), /^a\.conf:2:5: warning: /);
    assert.match(print(gcc, CONFIG, { ...RICH, severity: 'hint' }), /^a\.conf:2:5: note: /);
  });

  it('says nothing about nothing', () => assert.equal(gcc(reportOf(CONFIG), STYLE), ''));
});

describe('json report', () => {
  it('is as the contract says', () => {
    assert.deepEqual(JSON.parse(print(json, CONFIG, { ...RICH, masked: true, host: true })), {
      version: 1,
      keepalived: '2.4.3',
      files: ['a.conf'],
      diagnostics: [
        {
          file: 'a.conf',
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 13,
          severity: 'error',
          rule: 'unknown-keyword',
          source: 'keepalived',
          message: "'nat_mask' is gone since 2.0.0: keepalived skips the line.",
          block: ['virtual_server 10.0.0.1 80'],
          cascade: [4, 3],
          masked: true,
          host: true,
          related: [{ file: 'a.conf', line: 1, column: 1, endLine: 1, endColumn: 15, message: 'The service begins here.' }],
          fixes: [
            {
              title: 'remove the line',
              safe: true,
              edits: [{ file: 'a.conf', line: 2, column: 1, endLine: 3, endColumn: 1, text: '' }],
            },
          ],
        },
      ],
    });
  });

  it('leaves out masked and host where they are not true', () => {
    const { diagnostics } = JSON.parse(print(json, CONFIG, RICH)) as JsonReport;
    assert.ok(diagnostics[0] !== undefined && !('masked' in diagnostics[0]) && !('host' in diagnostics[0]));
  });

  it('counts columns in UTF-16 units, and keeps text exactly', () => {
    const text = '😀 最 word\n';
    const { diagnostics } = JSON.parse(print(json, text, at(text, 'word', { message: 'a\u202e\x9b\udce9\u{e0001}b' }))) as JsonReport;
    assert.deepEqual([diagnostics[0]?.column, diagnostics[0]?.endColumn], [6, 10]);
    assert.equal(diagnostics[0]?.message, 'a\u202e\x9b\udce9\u{e0001}b');
  });
});
