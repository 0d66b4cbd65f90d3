/** Run by the build, in a Node of its own: `make-cache.js FOLDER PROGRAM` calls the program as users do, and keeps what V8 compiled. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keyOf, pack } from '../server/cli/code-cache.ts';
import { evaluate, script } from '../server/cli/load.ts';

interface Program {
  readonly main: (argv: readonly string[]) => Promise<void>;
}

const CALLS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  lint: [
    ['examples/dr.conf', 'examples/nat.conf', 'examples/tun.conf'],
    ['examples/broken.conf'],
    ['--format', 'pretty', 'examples/broken.conf'],
  ],
  commands: [
    ['fmt', '--check', 'examples/dr.conf', 'examples/nat.conf'],
    ['ipvsadm', 'examples/nat.conf'],
  ],
};

async function make(folder: string, name: string): Promise<void> {
  const file = path.resolve(folder, `${name}.js`);
  // no path: the code is to be the same wherever it was made
  const program = script(readFileSync(file, 'latin1'), `${name}.js`);
  const { main } = evaluate(program.runInThisContext()) as Program;
  for (const call of CALLS[name] ?? []) await main(call);
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  writeFileSync(path.resolve(folder, `${name}.cache`), pack(program.createCachedData(), keyOf(hash)));
  process.exitCode = 0;
}

const [folder = '', name = ''] = process.argv.slice(2);
void make(folder, name);
