/** The files that go with the program: completions for three shells, and the manual page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bashCompletion } from './bash.ts';
import { calls } from './calls.ts';
import { fishCompletion } from './fish.ts';
import { manualPage } from './man.ts';
import { zshCompletion } from './zsh.ts';

export async function companions(root: string): Promise<{ file: string; text: string }[]> {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const all = await calls();
  return [
    { file: 'completions/kalint.bash', text: bashCompletion(all) },
    { file: 'completions/_kalint', text: zshCompletion(all) },
    { file: 'completions/kalint.fish', text: fishCompletion(all) },
    { file: 'man/kalint.1', text: manualPage(all, version) },
  ];
}
