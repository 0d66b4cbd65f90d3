/**
 * Makes dist/: the command line, the library and the editor extension (for a desktop and for a browser) as one file each, and the library's
 * types. Everything that runs is in these files: what is published has no dependency.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';
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
} satisfies BuildOptions;

/** VS Code gives `vscode`, and loads scripts, not modules. */
const extension = { format: 'cjs', external: ['vscode'], target: 'es2022', minify: true } satisfies BuildOptions;

// the types' build information goes along: without it tsc would take the removed types for up to date
rmSync('dist', { recursive: true, force: true });
rmSync('.cache', { recursive: true, force: true });

const results = await Promise.all([
  build({
    ...shared,
    platform: 'node',
    entryPoints: ['server/cli/kalint.ts'],
    outfile: 'dist/kalint.js',
    // the protocol's library is no module, and requires Node's own
    banner: { js: "#!/usr/bin/env node\nimport{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    define: { KALINT_VERSION: JSON.stringify(version) },
  }),
  // the library also goes into browser bundles: neutral, so that an import of a Node module fails here
  build({ ...shared, platform: 'neutral', mainFields: ['module', 'main'], entryPoints: ['server/index.ts'], outfile: 'dist/index.js' }),
  build({
    ...shared,
    ...extension,
    platform: 'node',
    // package.json of its dependencies say `main` where a bundler wants `module`
    mainFields: ['module', 'main'],
    entryPoints: ['client/extension.ts'],
    outfile: 'dist/extension.cjs',
  }),
  build({ ...shared, ...extension, platform: 'browser', entryPoints: ['client/browser.ts'], outfile: 'dist/web/extension.js' }),
  build({
    ...shared,
    ...extension,
    platform: 'browser',
    format: 'iife',
    entryPoints: ['server/lsp/browser.ts'],
    outfile: 'dist/web/server.js',
    define: { KALINT_VERSION: JSON.stringify(version) },
  }),
  build({
    ...shared,
    ...extension,
    platform: 'node',
    external: ['./web/server.js'],
    entryPoints: ['server/cli/editor-host.ts'],
    outfile: 'dist/server.cjs',
  }),
]);
// scripts, not modules, in a package of modules
writeFileSync('dist/web/package.json', '{ "type": "commonjs" }\n');
chmodSync('dist/kalint.js', 0o755);

const inputs = results.flatMap(({ metafile }: { metafile: Metafile }) => Object.keys(metafile.inputs));
writeFileSync('dist/licenses.txt', licenses(inputs));

const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'server'], { stdio: 'inherit' });
process.exitCode = types.status ?? 1;
if (types.status === 0) bundleTypes('dist/types');
