/** `--fix` and `fmt --write`, as they are shipped: a full disk or a kill at any moment leaves the file as it was, or as it should be. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withFiles } from '../harness/cli.ts';
import { bundle } from '../harness/jsonrpc.ts';
import { runLimited } from './limited.ts';

/** It has something to fix, and something to format; most of it is there to make it long. */
const configOf = (count: number): string =>
  `global_defs {\nrouter_idd a\n}\n${'vrrp_script s {\ninterval 5\nscript "/bin/true"\n}\n# a comment\n'.repeat(count)}`;

const WRITERS: Readonly<Record<string, readonly string[]>> = { '--fix': ['--fix', 'a.conf'], 'fmt --write': ['fmt', '--write', 'a.conf'] };

describe('writing files', function () {
  this.timeout(120_000);
  let command: Awaited<ReturnType<typeof bundle>>;
  before(async () => (command = await bundle()));
  after(() => command.remove());

  for (const [name, args] of Object.entries(WRITERS)) {
    it(`${name}: a full disk leaves the file, and says so`, function () {
      return withFiles({}, (cwd) => {
        const small = path.join(cwd, 'small');
        mkdirSync(small);
        const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', small]);
        if (mounted.status !== 0) {
          console.log(`    skipped: no tmpfs can be mounted: ${mounted.stderr.toString().trim()}`);
          this.skip();
        }
        try {
          const text = configOf(600);
          writeFileSync(path.join(small, 'a.conf'), text);
          const { status, stderr } = runLimited(command.file, args, small);
          assert.equal(status, 3, stderr);
          assert.match(stderr, /the disk is full/);
          assert.equal(readFileSync(path.join(small, 'a.conf'), 'utf8'), text);
          assert.deepEqual(readdirSync(small), ['a.conf']);
        } finally {
          spawnSync('umount', [small]);
        }
      });
    });

    it(`${name}: killed at 12 moments, the file is the old one or the new one`, () =>
      withFiles({}, async (cwd) => {
        const file = path.join(cwd, 'a.conf');
        const old = configOf(300);
        writeFileSync(file, old);
        const whole = performance.now();
        runLimited(command.file, args, cwd);
        const time = performance.now() - whole;
        const fresh = readFileSync(file, 'utf8');
        assert.ok(fresh !== old, 'nothing was written');
        for (let moment = 1; moment <= 12; moment++) {
          writeFileSync(file, old);
          const child = spawn(process.execPath, [command.file, ...args], { cwd, stdio: 'ignore' });
          const timer = setTimeout(() => child.kill('SIGKILL'), (time * moment) / 12);
          await new Promise((resolve) => child.on('exit', resolve));
          clearTimeout(timer);
          const now = readFileSync(file, 'utf8');
          assert.ok(now === old || now === fresh, `killed at moment ${moment}: ${now.length} characters`);
        }
      }));
  }
});
