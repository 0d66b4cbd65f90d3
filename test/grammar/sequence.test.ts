import assert from 'node:assert/strict';
import { linesOf, nth, placesOf, readText, show, written } from './reading.ts';

describe('~SEQ and ~LST', () => {
  it('count up, down, in steps, in other bases', () => {
    assert.deepEqual(linesOf('~SEQ(i, 3) a $i\n'), ['a|1', 'a|2', 'a|3']);
    assert.deepEqual(linesOf('~SEQ(i,3,1) a$i\n'), ['a3', 'a2', 'a1']);
    assert.deepEqual(linesOf('~SEQ(i, 0, 5, 12) a ${i}\n'), ['a|0', 'a|5', 'a|10']);
    assert.deepEqual(linesOf('~SEQx(i, 9, 11) a ${i}\n'), ['a|9', 'a|a', 'a|b']);
    assert.deepEqual(linesOf('~SEQ(i, 0x10, 021) a ${i}\n'), ['a|16', 'a|17']);
    assert.deepEqual(linesOf('~SEQx(i, 0, 1) a$i\n~SEQ(i, 0X2, 03) a$i\n~SEQ(i, 00, 0) a$i\n'), ['a0', 'a1', 'a2', 'a3', 'a0']);
  });

  it('have room for 63 characters of numbers', () => {
    assert.deepEqual(linesOf(`~SEQ(i, 1,${' '.repeat(59)}2) a$i\n`), ['a1', 'a2']);
  });

  it('count below zero, and from a number to itself', () => {
    assert.deepEqual(linesOf('~SEQ(i, -2) a$i\n~SEQ(i, 0) b$i\n~SEQ(i, +1) c$i\n'), ['a-1', 'a-2', 'b1', 'b0', 'c1']);
    assert.deepEqual(linesOf('~SEQ(i, 2, 2) a$i\n~SEQ(i, 1, 1, 1) b$i\n~SEQ(i, 1, -1, 1) c$i\n'), ['a2', 'b1', 'c1']);
    assert.deepEqual(linesOf('~SEQ(i, 3, -2, 0) a$i\n~SEQ(i,\t1 ,2 )\ta$i\n~SEQ(i, ) b$i\n'), ['a3', 'a1', 'a1', 'a2', 'b1', 'b0']);
  });

  it('walk lists of values and of sets', () => {
    assert.deepEqual(linesOf('~LST(v, x, y) a $v\n'), ['a|x', 'a|y']);
    assert.deepEqual(linesOf('~LST({v, w}, {1, 2}, {3, 4}) a $v $w\n'), ['a|1|2', 'a|3|4']);
    assert.deepEqual(linesOf('~LST(\tv , x , y ) a$v\n~LST(v, {x}, {y}) b$v\n~LST({v}, {x}) c$v\n'), ['ax', 'ay', 'bx', 'by', 'cx']);
    assert.deepEqual(linesOf('~LST(v,, x) a${v}.\n~LST({v, w}, {x}, {y, z}) b${v}${w}.\n'), ['a.', 'ax.', 'bx.', 'byz.']);
    assert.deepEqual(linesOf('~LST({v, w}, x, y) a${v}_$w\n'), ['ax_', 'ay_']);
  });

  it('stand in each other', () => {
    assert.deepEqual(linesOf('~SEQ(i, 2) ~LST(v, x, y) a $i $v\n'), ['a|1|x', 'a|1|y', 'a|2|x', 'a|2|y']);
  });

  it('make blocks', () => {
    assert.deepEqual(linesOf('~SEQ(i, 2) a $i { b }\nc\n'), ['a|1', '{', 'b', '}', 'a|2', '{', 'b', '}', 'c']);
  });

  it('know where their lines were written', () => {
    const { lines } = readText('\n~SEQ(i, 7, 8) a x${i}y\n');
    assert.deepEqual(
      lines.map(({ at }) => at),
      [2, 2],
    );
    const places = placesOf(nth(lines, 1));
    assert.deepEqual(places.map(written), ['a', 'x${i}y']);
    assert.equal(nth(places, 1).via?.name, '$i');
  });

  for (const text of [
    '~SEQ',
    '~SEQ(i, 1, 0, 3) a',
    '~SEQ(i, 5, 1, 3) a',
    '~SEQ(i) a',
    '~SEQ(i, 1, 2, 3, 4) a',
    '~SEQx(i, -2, 2) a',
    '~LST(a b) c',
    '~LST({a, b}, {1, 2, 3}) c',
    '~SEQ i, 2) a',
    '~SEQ(, 2) a',
    '~SEQ(i',
    '~SEQ(i, 2 a',
    '~SEQ(i;2) a',
    '~SEQ({i}, 2) a',
    '~SEQ(i, 1; 2) a',
    '~SEQ(i, 08, 10) a',
    '~SEQ(i, a) b',
    '~SEQ(i, 1 2) a',
    '~SEQx(i, 2, -1) a',
    `~SEQ(i, 1,${' '.repeat(60)}2) a`,
    '~LST v, x) a',
    '~LST(v) a',
    '~LST(v; x) a',
    '~LST(v, x',
    '~LST(v, x y) a',
    '~LST({v, w} {x, y}) a',
    '~LST({v, w}, {x, y} {z, z}) a',
    '~LST({v w}, {x, y}) a',
  ])
    it(`cannot be read and are dropped: ${text}`, () => {
      const { lines, problems } = readText(`${text} $i\nb\n`);
      assert.deepEqual(lines.map(show), ['b']);
      assert.deepEqual(
        problems.map(({ rule, line }) => [rule, line]),
        [['bad-sequence', 1]],
      );
    });
});
