/** The parts of README.md that are made from the program itself: a finding as it is printed, the options as they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commands } from './commands/index.ts';
import { optionRows } from './help.ts';
import { dispatch } from './dispatch.ts';

/** Fits the code blocks of the usual sites. */
const COLUMNS = 110;

export async function readme(root: string): Promise<{ file: string; text: string }[]> {
  const file = 'README.md';
  const parts = { finding: await picture(root), options: await options() };
  let text = readFileSync(path.join(root, file), 'utf8');
  for (const [name, part] of Object.entries(parts)) text = fill(text, name, part);
  return [{ file, text }];
}

/** What stands between `<!-- NAME: … -->` and `<!-- /NAME -->`. */
function fill(text: string, name: string, part: string): string {
  const marks = new RegExp(`(<!-- ${name}:[^>]*-->\\n)[^]*?(<!-- /${name} -->)`);
  if (!marks.test(text)) throw new Error(`README.md has no place for ${name}`);
  return text.replace(marks, (_, begin: string, end: string) => `${begin}\n${part}\n\n${end}`);
}

/** What a person sees who follows the README. */
async function picture(root: string): Promise<string> {
  const call = ['examples/broken.conf'];
  let output = '';
  await dispatch(call, {
    stdin: none(),
    stdinGiven: false,
    stdout: { write: (text) => (output += String(text)), isTTY: true, columns: COLUMNS },
    stderr: { write: (text) => (output += String(text)) },
    cwd: root,
    env: { NO_COLOR: '1' },
  });
  return ['```console', `$ npx kalint ${call.join(' ')}`, output.trimEnd(), '```'].join('\n');
}

async function options(): Promise<string> {
  const command = await commands['lint']?.load();
  const rows = optionRows(command?.options ?? {}).map(([option, doc]) => `| \`${option}\` | ${doc.replaceAll('|', '\\|')} |`);
  return ['| option | meaning |', '|---|---|', ...rows].join('\n');
}

async function* none(): AsyncIterable<Uint8Array> {
  // a call that names its files reads nothing else
}
