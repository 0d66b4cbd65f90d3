import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unifiedDiff } from '../../server/cli/unified-diff.ts';
import { withFiles } from '../harness/cli.ts';

describe('a unified diff', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `line ${index}`);
  const pairs: Record<string, [before: string, after: string]> = {
    'one line': ['a\nb\nc\n', 'a\nB\nc\n'],
    'a last line without end': ['a\nb', 'a\nc\n'],
    'no more of one': ['a\nb\n', 'a\nb'],
    'every line of a long file': [many.join('\n'), many.map((line) => ` ${line}\n`).join('')],
    nothing: ['a\n', 'a\n'],
  };
  for (const [name, [before, after]] of Object.entries(pairs))
    it(`tells git how to change ${name}`, function () {
      this.timeout(5000);
      const diff = unifiedDiff('a.conf', before, after);
      assert.equal(diff === '', before === after);
      return withFiles({ 'a.conf': before }, (cwd) => {
        const { stderr } = spawnSync('git', ['apply', '--allow-empty'], { cwd, input: diff, encoding: 'utf8' });
        assert.equal(stderr, '');
        assert.equal(readFileSync(path.join(cwd, 'a.conf'), 'utf8'), after);
      });
    });
});
