import assert from 'node:assert/strict';
import { read } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import { linesOf, nth, placesOf, readText, show, written } from './reading.ts';

describe('definitions', () => {
  it('are put in for $NAME before a blank, a comma, a bracket or the end, and for ${NAME} anywhere', () => {
    assert.deepEqual(linesOf('$A=x\nb $A\nb $A c\nb $A,c\nb ($A)\nb p${A}s\n'), ['b|x', 'b|x|c', 'b|x,c', 'b|(x)', 'b|pxs']);
    assert.deepEqual(linesOf('$A=x\nb $Ac $A. $A/24 ${A\n'), ['b|$Ac|$A.|$A/24|$', '{', 'A']);
  });

  it('have names of ASCII letters, digits and underscores, and tabs are blanks', () => {
    for (const name of ['A', 'Z', 'a', 'z', '_', 'A0', 'b9_', 'xZz'])
      assert.deepEqual(linesOf(`$${name}=x\nb$` + `{${name}}\n`), ['bx'], name);
    assert.deepEqual(linesOf('$A=\tx\nb\t$A\tc $A,\n'), ['b|x|c|x,']);
    assert.deepEqual(linesOf('$A=x\nb ${ A} ${} $ A $\n'), ['b|$', '{', 'A', '}', '$', '{', '}', '$|A|$']);
  });

  it('take no parameters, and of blanks before the } only the first is taken away', () => {
    assert.deepEqual(linesOf('$A=x\nb ${A 1}\n'), ['b|$', '{', 'A|1', '}']);
    assert.deepEqual(linesOf('$A=x\nb${A }c\nb${A  }c\n'), ['bx', '}', 'c', 'bx', '}', 'c']);
  });

  it('make no line longer than 1,023 bytes: what does not fit stays a name', () => {
    const [long, most, more] = ['x'.repeat(1000), 'y'.repeat(23), 'y'.repeat(24)];
    assert.deepEqual(linesOf(`$A=${long}\n${most}\${A}\n`), [`${most}${long}`]);
    const { lines, problems } = readText(`$A=${long}\n${more}\${A} b\n`);
    assert.deepEqual(lines.map(show), [`${more}$`, '{', 'A', '}', 'b']);
    assert.deepEqual(
      problems.map(({ rule, line, place, keepalived }) => [rule, line, written(place), keepalived]),
      [['line-too-long', 2, '${A}', 'silent']],
    );
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

  it('of several lines have no empty lines and no blanks at their ends, and end with the file', () => {
    assert.deepEqual(linesOf('$V=\\\n\\\n a  \\\n\\\n\tb\n$V\nc\n'), ['a', 'b', 'c']);
    assert.deepEqual(linesOf('$V=a \\\n\nx { $V\ny $V\n'), ['x', '{', 'a', 'y|a']);
    const { definitions } = readText('$V=a  \\\n  b  \\\n');
    assert.deepEqual(
      definitions.map(({ lines }) => lines.map(({ text }) => text)),
      [['a', 'b']],
    );
    assert.deepEqual(linesOf('$V=\\\n\na $V b\n'), ['a|b'], 'one without any line is empty');
  });

  it('of several lines are read to their end before a sequence goes on', () => {
    const text = '$V=a \\\n b \\\n c\n';
    assert.deepEqual(linesOf(`${text}~SEQ(i, 2) x$i { $V\ny\n`), ['x1', '{', 'a', 'b', 'c', 'x2', '{', 'a', 'b', 'c', 'y']);
    assert.deepEqual(linesOf('$O=a \\\n ~SEQ(k, 2) b$k \\\n c\n$O\nd\n'), ['a', 'b1', 'b2', 'c', 'd']);
    const inner = '$I=a \\\n b\n$O=x { $I \\\n y\n';
    assert.deepEqual(linesOf(`${inner}~SEQ(k, 2) z$k { $O\nc\n`), ['z1', '{', 'x', '{', 'a', 'b', 'y', 'z2', '{', 'x', '{', 'a', 'b', 'y', 'c']); // prettier-ignore
  });

  it('of several lines are cut by a comment since 2.2.0, but not for the first process', () => {
    const text = '$V=a \\\n  # why\nb\n$V\n';
    const reading = readText(text);
    const { lines, problems } = reading;
    assert.deepEqual(lines.map(show), ['b', 'a']);
    assert.deepEqual(reading.firstLines().map(show), ['a', 'b']);
    assert.deepEqual(
      problems.map(({ rule, line, place, keepalived }) => [rule, line, written(place), keepalived]),
      [['cut-definition', 2, '# why', 'silent']],
    );
    assert.deepEqual(linesOf(text, { version: '2.1.5' }), ['a', 'b']);
    assert.deepEqual(linesOf('$V=a \\\n  \nb\n$V\n'), ['b', 'a'], 'so do blanks');
  });

  it('are not looked for once more in what was put in, since 2.4.0', () => {
    const text = '$A=@^one a\n$B=@one b\n$S=~SEQ(i, 2) c$i\n$A\n$B\n$S $A\n$L=  ~LST(v, p) d$v\n$L\n';
    assert.deepEqual(linesOf(text, { version: '2.2.7' }), ['a', 'c1|@^one|a', 'c2|@^one|a', 'dp']); // prettier-ignore
    assert.deepEqual(linesOf(text), ['@^one|a', '@one|b', '~SEQ(i,|2)|c$i|$A', '~LST(v,|p)|d$v']);
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

  it('of several lines reach from their name to their end', () => {
    const text = 'x\n $V=a \\\n  b \\\n   c \ny\n$W=1\n';
    const { definitions } = readText(text);
    assert.deepEqual(
      definitions.map(({ body }) => text.slice(body.start, body.end).split('\n')),
      [['$V=a \\', '  b \\', '   c'], ['$W=1']],
    );
  });

  it('that contain themselves are told where they are used, with where they were made', () => {
    const text = '$A=x$A\n$M=a \\\n $M\nb\n$M\nc\n';
    const { lines, problems } = readText(text);
    assert.deepEqual(lines.map(show), ['b', 'a', 'c']);
    assert.deepEqual(
      problems.map(({ rule, line, keepalived, message, related = [] }) => [
        rule,
        line,
        keepalived,
        message.split(' ')[0],
        related.map(written),
      ]),
      [['recursive-definition', 5, 'hangs', "'$M'", ['M']]],
    );
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

describe('predefined names with parameters', () => {
  const told = (text: string, version = '2.4.3') =>
    readText(text, { version }).problems.map(({ rule, line, place, keepalived }) => [rule, line, written(place), keepalived]);

  it('take those that fit', () => {
    assert.deepEqual(linesOf('a${_RANDOM} b${_RANDOM 7} c${_RANDOM 09 12}\n'), ['a0|b7|c09']);
    assert.deepEqual(linesOf('a${_ENV \tX}b${_ENV Y}\n', { environment: new Map([['X', '1']]) }), ['a1b']);
    assert.deepEqual(linesOf('a${_ENV X}\n'), ['a']);
  });

  it('leave out those that do not', () => {
    for (const use of ['${_RANDOM 1 2 3}', '${_RANDOM a}', '${_RANDOM 1a}'])
      assert.deepEqual(told(`x\na ${use}\n`), [['bad-definition', 2, use, 'reports']]);
    assert.deepEqual(told('a ${_ENV A B}\n'), [['bad-definition', 1, '${_ENV A B}', 'reports']]);
    assert.deepEqual(linesOf('a ${_ENV A B}\nb ${_PWD 1}\n'), ['a|$', '{', '_ENV|A|B', '}', 'b|$', '{', '_PWD|1', '}']);
    assert.deepEqual(told('b ${_PWD 1} ${_HASH 1}\nc ${_ENV A }\n'), []);
  });

  it('crash keepalived without the name of a variable', () => {
    assert.deepEqual(told('a x${_ENV}\n'), [['bad-definition', 1, '${_ENV}', 'crashes']]);
    assert.deepEqual(told('a $_ENV b\n'), [['bad-definition', 1, '$_ENV', 'crashes']]);
    assert.deepEqual(linesOf('a x${_ENV}\n'), ['a|x']);
  });

  it('know the directory of the file', () => {
    const inDirectory = (name: string) => read(new Source(name, 'a ${_PWD}/b\n')).lines.map(show);
    assert.deepEqual(inDirectory('/etc/keepalived/keepalived.conf'), ['a|/etc/keepalived/b']);
    assert.deepEqual(inDirectory('keepalived.conf'), ['a|./b']);
  });
});

describe('lines for a config id', () => {
  const text = '@one a\n@two b\n@^one c\n@^two d\n@ e\n@one\nf\n';

  it('stay with their id, or without it', () => {
    assert.deepEqual(linesOf(text, { id: 'one' }), ['a', 'd', 'f']);
    assert.deepEqual(linesOf(text, { id: 'three' }), ['c', 'd', 'f']);
    assert.deepEqual(linesOf(text), ['c', 'd', 'f']);
    assert.deepEqual(linesOf('@ a\n@^ b\n@^\n@\n@one\tc\n', { id: '' }), ['b']);
    assert.deepEqual(linesOf('@one\tc\n@one\n', { id: 'one' }), ['c']);
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
