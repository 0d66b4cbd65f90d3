/** The extension as it is shipped, made once for all suites of a run. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../needs.ts';

let made: string | undefined;

export function makeVsix(): string {
  if (made !== undefined) return made;
  const target = path.join(root, '.cache/kalint-test.vsix');
  const words = ['--import', 'tsx', path.join(root, 'scripts/package.ts'), target];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`npm run package: ${stdout}${stderr}`);
  return (made = target);
}
