/** `npm run package`: kalint-VERSION.vsix, the VS Code extension, from what `npm run build` has made. Needs no network. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extensionFiles } from './package-files.ts';

const root = path.dirname(import.meta.dirname);
const stage = path.join(root, '.cache/vsix');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const target = path.resolve(process.argv[2] ?? path.join(root, `kalint-${version}.vsix`));
const MOST_BYTES = 1_000_000;

rmSync(stage, { recursive: true, force: true });
for (const [file, content] of extensionFiles(root)) {
  mkdirSync(path.join(stage, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(stage, file), content);
}

const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--allow-unused-files-pattern'];
const { status } = spawnSync(process.execPath, [vsce, 'package', ...flags, '--out', target], { cwd: stage, stdio: 'inherit' });
process.exitCode = status ?? 1;

const { size } = statSync(target);
if (size > MOST_BYTES) {
  console.error(`${target} has ${size} bytes; more than ${MOST_BYTES} take too long to install over a slow line`);
  process.exitCode = 1;
}
