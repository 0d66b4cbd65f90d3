import assert from 'node:assert/strict';
import { MappedText } from '../../grammar/mapped-text.ts';
import { Source } from '../../grammar/source.ts';

const source = new Source('a.conf', 'b ${A}${A} $A');
const via = (name: string) => ({ name, source, start: 0, end: 1 });
const placeOf = (text: MappedText, from: number, to: number) => {
  const { start, end, via: by } = text.place(from, to);
  return [start, end, by?.name];
};

describe('mapped text', () => {
  it('keeps the places of names that are put in side by side', () => {
    const line = MappedText.verbatim(source, 0, 10).replace(2, 6, 'xy', via('$A')).replace(4, 8, 'xy', via('$A'));
    assert.equal(line.text, 'b xyxy');
    assert.deepEqual(placeOf(line, 2, 4), [2, 6, '$A']);
    assert.deepEqual(placeOf(line, 3, 5), [2, 10, '$A']);
    assert.deepEqual(placeOf(line, 4, 6), [6, 10, '$A']);
    assert.deepEqual(placeOf(line.slice(4), 0, 2), [6, 10, '$A']);
  });

  it('has all that comes from one name at its place, by the way that it came', () => {
    const whole = MappedText.verbatim(source, 0, 13);
    const same = whole.replace(11, 13, 'x$A', via('$A')).replace(12, 14, 'x$A', via('$A')).replace(13, 15, '!', via('$A'));
    assert.equal(same.text, 'b ${A}${A} xx!');
    for (let from = 11; from < 14; from++) assert.deepEqual(placeOf(same, from, from + 1), [11, 13, '$A']);
    assert.deepEqual(placeOf(same.slice(12), 0, 2), [11, 13, '$A']);
    const other = whole.replace(11, 13, 'x$B', via('$A')).replace(12, 14, 'y', via('$B'));
    assert.deepEqual(
      [placeOf(other, 11, 12), placeOf(other, 12, 13)],
      [
        [11, 13, '$A'],
        [11, 13, '$B'],
      ],
    );
  });
});
