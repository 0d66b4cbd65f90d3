/** Keeps what V8 compiles of a program, with every function that a usual run calls; the same each time that the same Node makes it. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** @param names of programs in the folder, which start as `main(argv)` */
export async function keepCompiled(folder: string, names: readonly string[]): Promise<void> {
  const maker = path.join(folder, 'make-cache.js');
  await build({ bundle: true, format: 'cjs', platform: 'node', target: 'node20', entryPoints: ['scripts/make-cache.ts'], outfile: maker });
  for (const name of names) {
    // no flag that V8 compares, or no other call could use the code
    const { status, stderr } = spawnSync(process.execPath, ['--random-seed=1', maker, folder, name], { encoding: 'utf8' });
    if (status !== 0) console.warn(`${name}: nothing compiled is kept, so it starts slower: ${stderr}`);
  }
  rmSync(maker);
}
