/**
 * Makes dist/: the command line, the language server, the library and the editor extension as files of their own, and the library's types.
 * Everything that runs is in them: what is published has no dependency.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { commandBundle, libraryBundle, serverBundle } from './bundle.ts';
import { extensionBundles } from './extension-bundles.ts';
import { licenses } from './licenses.ts';
import { bundleTypes } from './types.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

// the types' build information goes along: without it tsc would take the removed types for up to date
rmSync('dist', { recursive: true, force: true });
rmSync('.cache', { recursive: true, force: true });

const results = await Promise.all([
  build(commandBundle('dist/kalint.js')),
  build(serverBundle('dist/lsp.js')),
  build(libraryBundle('dist/index.js')),
  ...extensionBundles().map((bundle) => build(bundle)),
]);
// scripts, not modules, in a package of modules
writeFileSync('dist/web/package.json', '{ "type": "commonjs" }\n');
chmodSync('dist/kalint.js', 0o755);

const inputs = results.flatMap(({ metafile }: { metafile: Metafile }) => Object.keys(metafile.inputs));
writeFileSync('dist/licenses.txt', licenses(inputs));

const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { stdio: 'inherit' });
process.exitCode = types.status ?? 1;
if (types.status === 0) bundleTypes('dist/types');
