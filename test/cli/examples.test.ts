import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../harness/cli.ts';

const cwd = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

describe('examples', () => {
  for (const keepalived of ['2.2.7', '2.4.3']) {
    for (const name of ['dr', 'nat', 'tun']) {
      it(`${name}.conf is healthy for keepalived ${keepalived}`, async () => {
        const { code, stdout } = await runCli(['--keepalived', keepalived, `examples/${name}.conf`], { cwd });
        assert.equal(stdout, '');
        assert.equal(code, 0);
      });
    }

    it(`broken.conf has its mistakes, each told once, for keepalived ${keepalived}`, async () => {
      const { code, stdout } = await runCli(['--keepalived', keepalived, 'examples/broken.conf'], { cwd });
      const errors = Array.from(stdout.matchAll(/^examples\/broken\.conf:(\d+):\d+: error: .*\[([\w-]+)\]$/gm), ([, line, rule]) => [
        line,
        rule,
      ]);
      assert.deepEqual(errors, [
        ['23', 'removed-keyword'],
        ['30', 'misplaced-keyword'],
        ['36', 'unknown-keyword'],
      ]);
      assert.equal(code, 1);
    });
  }
});
