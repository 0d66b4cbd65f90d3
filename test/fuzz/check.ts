/** What must hold for any text whatever. Throws with the seed's input where it does not. */
import assert from 'node:assert/strict';
import { NEWEST } from '../../grammar/language/version.ts';
import { Source } from '../../grammar/source.ts';
import { asWritten, print } from '../../grammar/written.ts';
import { lintText } from '../../server/lint/engine.ts';
import { FILES } from './inputs.ts';

const RELEASES = ['1.2.20', '2.0.10', '2.2.7', NEWEST];

/** Reads, lints and prints back a text. */
export function check(text: string, turn: number): void {
  assert.equal(print(asWritten(new Source('a.conf', text))), text, 'the text is not printed back as it was');
  const keepalived = RELEASES[turn % RELEASES.length] ?? NEWEST;
  const { findings, texts } = lintText('a.conf', text, { keepalived, ids: [turn % 3 === 0 ? 'a' : ''], files: FILES });
  for (const { file, start, end, message, rule, block } of findings) {
    const length = texts.get(file)?.length ?? -1;
    assert.ok(start >= 0 && start <= end && end <= length, `${rule} stands at ${start} to ${end} of ${file}, which has ${length}`);
    assert.ok(message.length > 10 && !/undefined|\[object|NaN/.test(message.replaceAll(/'[^']*'/g, '')), `${rule} says '${message}'`);
    assert.ok(block.every((label) => typeof label === 'string'));
  }
}
