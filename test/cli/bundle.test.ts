/** The command as it is shipped: one file, in which what is only loaded when needed works, too. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { commandBundle } from '../../scripts/bundle.ts';
import { FORMATS } from '../../server/cli/report/index.ts';
import { withFiles } from '../harness/cli.ts';

describe('the bundle', () => {
  const files = { '.kalintrc.yaml': 'rules:\n  unknown-keyword: warning\n', 'k.conf': 'global_defs {\n  nosuch\n}\n' };

  it('reads a config in YAML, and writes every format', function () {
    this.timeout(120_000);
    return withFiles(files, async (cwd) => {
      const outfile = path.join(cwd, 'kalint.mjs');
      await build(commandBundle(outfile));
      for (const format of FORMATS) {
        const { status, stdout, stderr } = spawnSync(process.execPath, [outfile, '--format', format, 'k.conf'], { cwd, encoding: 'utf8' });
        assert.deepEqual([status, stderr], [0, ''], format);
        assert.match(stdout, /unknown-keyword/, format);
      }
    });
  });
});
