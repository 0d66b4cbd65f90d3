/** Reading: every line has its place in the file, and the text can be printed back. */
import assert from 'node:assert/strict';
import { parseLines } from '../../../grammar/parser.ts';
import { read } from '../../../grammar/reader.ts';
import { Source } from '../../../grammar/source.ts';
import { asWritten, piecesOf, print } from '../../../grammar/written.ts';
import type { Property } from '../properties.ts';
import { FILES } from '../inputs.ts';
import { NAME, RELEASES } from './world.ts';

export const parse: Property = (text, random) => {
  const source = new Source(NAME, text);
  assert.equal(print(asWritten(source)), text, 'the text is not printed back as it was');
  let at = 0;
  for (const { start, end } of piecesOf(source)) {
    assert.ok(at <= start && start <= end && end <= text.length, `a piece from ${start} to ${end}, after ${at}`);
    at = end;
  }
  const reading = read(source, { version: random.pick(RELEASES), id: random.pick([null, 'a']), files: FILES });
  parseLines(reading.lines);
  for (const line of [...reading.lines, ...reading.firstLines()]) {
    const place = line.place(line.start, line.end);
    assert.ok(
      place.start >= 0 && place.start <= place.end && place.end <= place.source.text.length,
      `a line at ${place.start} to ${place.end}`,
    );
  }
};
