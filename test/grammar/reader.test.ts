import assert from 'node:assert/strict';
import { linesOf, placesOf, readText, written } from './reading.ts';

describe('the reader', () => {
  it('splits at blanks and braces, wherever they stand', () => {
    assert.deepEqual(linesOf('vrrp_instance A{\n\tinterface  eth0\n}\n'), ['vrrp_instance|A', '{', 'interface|eth0', '}']);
    assert.deepEqual(linesOf('a { b }\nc\n{\n}\n'), ['a', '{', 'b', '}', 'c', '{', '}']);
    assert.deepEqual(linesOf('a{b{c}}d'), ['a', '{', 'b', '{', 'c', '}', '}', 'd']);
  });

  it('takes comments off, unless they are quoted', () => {
    assert.deepEqual(linesOf('# all\n ! of it\na b # c\na b!c\na "b # c" d\n'), ['a|b', 'a|b', 'a|b # c|d']);
    assert.deepEqual(linesOf("a 'b # c'\n"), ["a|'b"], 'single quotes protect nothing');
  });

  it('knows no brace in quotes, and no word behind one without blank', () => {
    assert.deepEqual(linesOf('a "b { c" {\n'), ['a|b { c', '{']);
    assert.deepEqual(linesOf('a"b"c ""\n'), ['a|b|c|']);
  });

  it('reads CRLF, blank lines and a last line without line end', () => {
    assert.deepEqual(linesOf('a b\r\n\r\n  \r\n}\r\nc'), ['a|b', '}', 'c']);
    assert.deepEqual(linesOf(''), []);
    assert.deepEqual(linesOf('\n\n'), []);
  });

  it('keeps the line and the place of every word', () => {
    const { lines } = readText('a {\n\n  b "c d" e\n}\n');
    assert.deepEqual(
      lines.map(({ at }) => at),
      [1, 1, 3, 4],
    );
    assert.deepEqual(lines.flatMap(placesOf).map(written), ['a', '{', 'b', '"c d"', 'e', '}']);
  });

  it('tells of a quote that is open at the end of its line', () => {
    const { problems } = readText('a "b c\nd "e"\n');
    assert.deepEqual(
      problems.map(({ rule, line, place, keepalived }) => [rule, line, written(place), keepalived]),
      [['unmatched-quote', 1, '"b c', 'reports']],
    );
    assert.deepEqual(readText('a # it\'s "so\n').problems, []);
  });

  it('counts bytes: a line has at most 1,022 of them', () => {
    const fits = `a ${'b'.repeat(1020)}\n`;
    assert.deepEqual(readText(fits).problems, []);
    const [problem] = readText(`a ${'b'.repeat(1021)}\n`).problems;
    assert.equal(problem?.rule, 'line-too-long');
    const [umlauts] = readText(`a ${'ä'.repeat(511)}\n`).problems;
    assert.equal(umlauts?.rule, 'line-too-long');
  });

  it('reads the rest of a long line as a line, and the first part before 2.4.0, too', () => {
    const long = `${'a'.repeat(1023)} b c\nd\n`;
    assert.deepEqual(linesOf(long, { version: '2.4.3' }), ['b|c', 'd']);
    assert.deepEqual(linesOf(long, { version: '2.2.7' }), ['a'.repeat(1023), 'b|c', 'd']);
  });

  it('cuts a line at a NUL before 2.4.0, and drops it since', () => {
    assert.deepEqual(linesOf('a b\0c d\ne\n', { version: '2.2.7' }), ['a|b', 'e']);
    assert.deepEqual(linesOf('a b\0c d\ne\n', { version: '2.4.3' }), ['e']);
  });

  it('is as far as it knows the file itself, as long as there are no macros', () => {
    assert.equal(readText('a # b\n').expanded, false);
    assert.equal(readText('$A=b\na $A\n').expanded, true);
  });
});
