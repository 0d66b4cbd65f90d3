import assert from 'node:assert/strict';
import { linesOf, nth, placesOf, readText, show, written } from './reading.ts';

describe('definitions', () => {
  it('are put in for $NAME before a blank, a comma, a bracket or the end, and for ${NAME} anywhere', () => {
    assert.deepEqual(linesOf('$A=x\nb $A\nb $A c\nb $A,c\nb ($A)\nb p${A}s\n'), ['b|x', 'b|x|c', 'b|x,c', 'b|(x)', 'b|pxs']);
    assert.deepEqual(linesOf('$A=x\nb $Ac $A. $A/24 ${A\n'), ['b|$Ac|$A.|$A/24|$', '{', 'A']);
  });

  it('may be words, keywords, nothing; the last one counts', () => {
    assert.deepEqual(linesOf('$A=priority 100\n$B=\n$A\nb $B c$B\n$A=5\nb $A\n'), ['priority|100', 'b|c', 'b|5']);
  });

  it('are none with a digit first or a blank before the =', () => {
    assert.deepEqual(linesOf('$1A=x\n$A =x\nb $A\n'), ['$1A=x', '$A|=x', 'b|$A']);
  });

  it('have their comments taken off, and blanks round them', () => {
    assert.deepEqual(linesOf('$A=  x y  # z\nb $A c\n'), ['b|x|y|c']);
  });

  it('contain others, as they are where they are used', () => {
    assert.deepEqual(linesOf('$A=1$B\n$A=1${B}\n$B=2\nb $A\n'), ['b|12']);
  });

  it('may bring braces and comments with them', () => {
    assert.deepEqual(linesOf('$A={ b }\na $A\n$C=x # y\nc $C z\n$D=${_HASH} gone\nd e $D\n'), ['a', '{', 'b', '}', 'c|x|z', 'd|e']);
  });

  it('of several lines follow as lines, where the name ends the line', () => {
    const text = '$V=ips { \\\n  1.1.1.1 \\\n  2.2.2.2 \\\n}\n';
    assert.deepEqual(linesOf(`${text}a $V\nb\n`), ['a|ips', '{', '1.1.1.1', '2.2.2.2', '}', 'b']);
    assert.deepEqual(linesOf(`${text}$V x\n`), ['$V|x']);
  });

  it('of several lines stand in each other', () => {
    assert.deepEqual(linesOf('$I=b \\\n c\n$O=a \\\n $I\n$O\nd\n'), ['a', 'b', 'c', 'd']);
    assert.deepEqual(linesOf('$I=b \\\n c\n$O=a \\\n $I \\\n z\n$O\nd\n'), ['a', 'b', 'c', 'z', 'd']);
  });

  it('of several lines end at an empty line', () => {
    assert.deepEqual(linesOf('$V=a \\\n\nb\n$V\n'), ['b', 'a']);
  });

  it('know where they were written', () => {
    const text = '$RID=300\nb c${RID}d e\n';
    const line = nth(readText(text).lines, 0);
    const places = placesOf(line);
    assert.deepEqual(places.map(written), ['b', 'c${RID}d', 'e']);
    assert.deepEqual(
      places.map(({ via }) => via && [via.name, written(via)]),
      [undefined, ['$RID', '300'], undefined],
    );
    assert.equal(line.at, 2);
  });

  it('of several lines know it, too: the use, and the line of the definition', () => {
    const text = '$V=ips { \\\n  1.1.1.1 \\\n}\n\nx\n  $V\n';
    const inner = nth(readText(text).lines, 3);
    assert.equal(show(inner), '1.1.1.1');
    assert.equal(inner.at, 6);
    const place = nth(placesOf(inner), 0);
    assert.equal(written(place), '$V');
    assert.equal(place.via && written(place.via), '1.1.1.1');
  });

  it('tell of their uses', () => {
    const { macroUses, definitions } = readText('$A=1\nb $A $B\n');
    assert.deepEqual(
      macroUses.map(({ name, value, definition }) => [name, value, definition === definitions[0]]),
      [['A', '1', true]],
    );
  });
});

describe('predefined names', () => {
  it('are there in the releases that have them', () => {
    assert.deepEqual(linesOf('a ${_HASH}b ${_BANG}c\n', { version: '2.2.7' }), ['a']);
    assert.deepEqual(linesOf('a ${_HASH}b\n', { version: '2.1.3' }), ['a|$', '{', '_HASH', '}', 'b']);
    const environment = new Map([['PRIO', '100']]);
    assert.deepEqual(linesOf('a ${_ENV PRIO}\n', { version: '2.4.3', environment }), ['a|100']);
    assert.deepEqual(linesOf('a ${_INSTANCE}\n', { id: 'one' }), ['a|one']);
  });
});

describe('lines for a config id', () => {
  const text = '@one a\n@two b\n@^one c\n@^two d\n@ e\n@one\nf\n';

  it('stay with their id, or without it', () => {
    assert.deepEqual(linesOf(text, { id: 'one' }), ['a', 'd', 'f']);
    assert.deepEqual(linesOf(text, { id: 'three' }), ['c', 'd', 'f']);
    assert.deepEqual(linesOf(text), ['c', 'd', 'f']);
  });

  it('say which ids there are', () => {
    assert.deepEqual([...readText(text).ids].sort(), ['one', 'two']);
  });

  it('hold definitions, braces and comments', () => {
    assert.deepEqual(linesOf('@one $A=1\n@^one $A=2 # x\nb { c $A }\n', { id: 'one' }), ['b', '{', 'c|1', '}']);
    assert.deepEqual(linesOf('@one $A=1\n@^one $A=2 # x\nb { c $A }\n'), ['b', '{', 'c|2', '}']);
  });

  it('keep their place', () => {
    assert.deepEqual(placesOf(nth(readText('  @^one  a b\n').lines, 0)).map(written), ['a', 'b']);
  });
});

describe('~SEQ and ~LST', () => {
  it('count up, down, in steps, in other bases', () => {
    assert.deepEqual(linesOf('~SEQ(i, 3) a $i\n'), ['a|1', 'a|2', 'a|3']);
    assert.deepEqual(linesOf('~SEQ(i,3,1) a$i\n'), ['a3', 'a2', 'a1']);
    assert.deepEqual(linesOf('~SEQ(i, 0, 5, 12) a ${i}\n'), ['a|0', 'a|5', 'a|10']);
    assert.deepEqual(linesOf('~SEQx(i, 9, 11) a ${i}\n'), ['a|9', 'a|a', 'a|b']);
    assert.deepEqual(linesOf('~SEQ(i, 0x10, 021) a ${i}\n'), ['a|16', 'a|17']);
  });

  it('walk lists of values and of sets', () => {
    assert.deepEqual(linesOf('~LST(v, x, y) a $v\n'), ['a|x', 'a|y']);
    assert.deepEqual(linesOf('~LST({v, w}, {1, 2}, {3, 4}) a $v $w\n'), ['a|1|2', 'a|3|4']);
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
