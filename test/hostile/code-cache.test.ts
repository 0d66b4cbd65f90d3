/** Compiled code that is kept and damaged: it crashes no run and changes none. Some real runs; test/cli/code-cache.test.ts tries more places. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildCommand } from '../../scripts/bundle.ts';
import { keepCompiled } from '../../scripts/code-cache.ts';
import { fuzzing, Random } from '../harness/random.ts';

const CALLS = { lint: ['--format', 'pretty', 'examples/broken.conf'], commands: ['ipvsadm', 'examples/nat.conf'] } as const;
const PROGRAMS = ['lint', 'commands'] as const;

describe('damaged compiled code', function () {
  this.timeout(120_000);
  let folder = '';
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'kalint-damaged-'));
    await buildCommand(folder);
    await keepCompiled(folder, PROGRAMS);
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (args: readonly string[]) => {
    const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') };
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'kalint.js'), ...args], {
      encoding: 'utf8',
      env,
    });
    return { status, signal, stdout, stderr };
  };

  const { seed, count } = fuzzing(20_261_122, 25);
  for (const program of PROGRAMS)
    it(`${program}: ${count} times a wrong bit (seed ${seed})`, () => {
      const random = new Random(seed);
      const file = path.join(folder, `${program}.cache`);
      const whole = readFileSync(file);
      const expected = run(CALLS[program]);
      assert.deepEqual([expected.signal, expected.stdout.length > 200], [null, true]);
      for (let tried = 0; tried < count; tried++) {
        const place = random.below(whole.length);
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(place) ^ (1 << random.below(8)), place);
        writeFileSync(file, damaged);
        assert.deepEqual(run(CALLS[program]), expected, `at ${place}`);
      }
    });
});
