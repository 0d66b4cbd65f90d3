/**
 * Makes dist/: the command line, the language server, the library and the editor extension as files of their own, and the library's types.
 * Everything that runs is in them: what is published has no dependency.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { extensionBundles } from './extension-bundles.ts';
import { licenses } from './licenses.ts';
import { bundleTypes } from './types.ts';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const shared = {
  bundle: true,
  format: 'esm',
  target: 'node20',
  // names stay readable in a stack trace; blanks and comments only cost time to read
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The language server is a file of its own: whoever lints need not read it. */
const serverApart: Plugin = {
  name: 'server-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/lsp\/main\.ts$/ }, () => ({ path: './lsp.js', external: true }));
  },
};

// the types' build information goes along: without it tsc would take the removed types for up to date
rmSync('dist', { recursive: true, force: true });
rmSync('.cache', { recursive: true, force: true });

const results = await Promise.all([
  build({
    ...shared,
    platform: 'node',
    entryPoints: ['server/cli/kalint.ts'],
    outfile: 'dist/kalint.js',
    banner: { js: '#!/usr/bin/env node' },
    define: { KALINT_VERSION: JSON.stringify(version) },
    plugins: [serverApart],
  }),
  build({
    ...shared,
    platform: 'node',
    entryPoints: ['server/lsp/main.ts'],
    outfile: 'dist/lsp.js',
    // its libraries are CommonJS and ask for Node's modules with require
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  }),
  // the library also goes into browser bundles: neutral, so that an import of a Node module fails here
  build({ ...shared, platform: 'neutral', mainFields: ['module', 'main'], entryPoints: ['server/index.ts'], outfile: 'dist/index.js' }),
  ...extensionBundles(shared, version).map((bundle) => build(bundle)),
]);
// scripts, not modules, in a package of modules
writeFileSync('dist/web/package.json', '{ "type": "commonjs" }\n');
chmodSync('dist/kalint.js', 0o755);

const inputs = results.flatMap(({ metafile }: { metafile: Metafile }) => Object.keys(metafile.inputs));
writeFileSync('dist/licenses.txt', licenses(inputs));

const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { stdio: 'inherit' });
process.exitCode = types.status ?? 1;
if (types.status === 0) bundleTypes('dist/types');
