import assert from 'node:assert/strict';
import type { Io } from '../../server/cli/io.ts';
import { Progress } from '../../server/cli/progress.ts';

/** A terminal, or none, and a clock that goes as the test says. */
function world(more: Partial<Io['stderr']> = {}, env: Io['env'] = {}) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const io = { stderr: { write: (text: string) => written.push(text), isTTY: true, columns: 40, ...more }, env };
  return { written, clock, progress: (total: number) => new Progress(io, total, () => clock.ms) };
}

describe('progress', () => {
  it('is shown on a terminal once a run is long, and taken away', () => {
    const { written, clock, progress } = world();
    const it = progress(300);
    it.step('a.conf');
    assert.deepEqual(written, []);
    clock.ms = 600;
    it.step('b.conf');
    it.step('c.conf');
    clock.ms = 800;
    it.step('d.conf');
    it.end();
    it.end();
    assert.deepEqual(written, ['\r\x1b[K2/300 b.conf', '\r\x1b[K4/300 d.conf', '\r\x1b[K']);
  });

  it('leaves no trace of a short run', () => {
    const { written, progress } = world();
    const it = progress(2);
    it.step('a.conf');
    it.end();
    assert.deepEqual(written, []);
  });

  const silent: Record<string, ReturnType<typeof world>> = {
    'in a pipe': world({ isTTY: false }),
    'where the terminal cannot take a line away': world({}, { TERM: 'dumb' }),
  };
  for (const [where, { written, clock, progress }] of Object.entries(silent)) {
    it(`is never shown ${where}`, () => {
      const it = progress(300);
      clock.ms = 5000;
      it.step('a.conf');
      it.end();
      assert.deepEqual(written, []);
    });
  }

  it('stays within one line, and shows no control characters of a name', () => {
    const { written, clock, progress } = world();
    const it = progress(300);
    clock.ms = 5000;
    it.step(`\x1b[2J${'最'.repeat(50)}`);
    assert.equal(written[0], `\r\x1b[K1/300 ␛[2J${'最'.repeat(14)}`);
  });
});
