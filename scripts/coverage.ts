/**
 * `npm run coverage`: how much of `grammar/` and `server/` the tests run. A file that holds only types comes to nothing when it is compiled, so
 * there is nothing in it to run, and it is not counted.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

const sources = ['grammar', 'server'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name)),
);
const typesOnly = sources.filter((file) => transformSync(readFileSync(file, 'utf8'), { loader: 'ts' }).code.trim() === '');
const { status } = spawnSync('c8', [...typesOnly.map((file) => `--exclude=${file}`), 'npm', 'test', '--silent'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
