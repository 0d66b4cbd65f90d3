/**
 * Makes dist/: the command line, the language server, the library and the editor extension as files of their own, and the library's types.
 * Everything that runs is in them: what is published has no dependency.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { buildCommand, libraryBundle } from './bundle.ts';
import { keepCompiled } from './code-cache.ts';
import { extensionBundles } from './extension-bundles.ts';
import { licenses } from './licenses.ts';
import { bundleTypes } from './types.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

// the types' build information goes along: without it tsc would take the removed types for up to date
rmSync('dist', { recursive: true, force: true });
rmSync('.cache', { recursive: true, force: true });

mkdirSync('dist/types', { recursive: true });
const command = await buildCommand('dist');
const results = await Promise.all([build(libraryBundle('dist/index.mjs')), ...extensionBundles().map((bundle) => build(bundle))]);
// scripts, not modules, in a package of modules
writeFileSync('dist/web/package.json', '{ "type": "commonjs" }\n');
// and the other way round
writeFileSync('dist/types/package.json', '{ "type": "module" }\n');

const inputs = [...command, ...results].flatMap(({ metafile }: { metafile: Metafile }) => Object.keys(metafile.inputs));
writeFileSync('dist/licenses.txt', licenses(inputs));

const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { stdio: 'inherit' });
process.exitCode = types.status ?? 1;
if (types.status === 0) bundleTypes('dist/types');
await keepCompiled('dist', ['lint', 'commands']);
