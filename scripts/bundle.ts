/**
 * How the files that run are made: names stay readable in a stack trace; blanks and comments only cost time to read. The programs of the command
 * line are scripts, not modules, because Node starts those faster and V8 can keep what it compiled of them.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type BuildOptions, type BuildResult, type Plugin } from 'esbuild';
import { commands } from '../server/cli/commands/index.ts';
import { pack } from '../server/cli/embedded.ts';
import { importing, lazySamples } from './bundle-plugins.ts';

const shared = {
  bundle: true,
  format: 'esm',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} satisfies BuildOptions;

// compiled code that is kept cannot import, but require
const script = { ...shared, format: 'cjs', platform: 'node', supported: { 'dynamic-import': false } } satisfies BuildOptions;

const DEFAULT = 'lint';
const others = Object.keys(commands).filter((name) => name !== DEFAULT);

/**
 * The command line in its folder, from the project's root: `kalint.js` starts one of two programs, `lint.js` with the command that must start
 * fast, or `commands.js` with all of them; `yaml.js` and `lsp.js` are loaded when they are needed.
 * @param serverPlugins for tests that need a server with something wrong in it
 */
export async function buildCommand(folder: string, serverPlugins: readonly Plugin[] = []): Promise<BuildResult<{ metafile: true }>[]> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const define = { KALINT_VERSION: JSON.stringify(version) };
  const file = (name: string): string => path.join(folder, `${name}.js`);
  const program = { ...script, ...asFunction, entryPoints: ['server/cli/main.ts'], define };
  // a folder may stand in a package of modules
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  const results = await Promise.all([
    build({ ...program, outfile: file('lint'), plugins: [...importing({ ...YAML, ...SERVER, ...OTHERS }), lazySamples] }),
    build({ ...program, outfile: file('commands'), plugins: [...importing({ ...YAML, ...SERVER }), lazySamples] }),
    build({ ...script, entryPoints: ['server/cli/located-yaml.ts'], outfile: file('yaml') }),
    build({ ...script, entryPoints: ['server/lsp/main.ts'], outfile: file('lsp'), plugins: [...serverPlugins] }),
  ]);
  const start = await build({
    ...script,
    entryPoints: ['server/cli/kalint.ts'],
    outfile: file('kalint'),
    banner: { js: '#!/usr/bin/env node' },
    define: {
      ...define,
      KALINT_COMMANDS: JSON.stringify(others),
      KALINT_HASHES: JSON.stringify({ lint: hashOf(file('lint')), commands: hashOf(file('commands')) }),
    },
  });
  // one file that is copied away from the others is still a whole kalint; only the language server is not in it
  const whole = await build({ ...program, plugins: [...importing(SERVER), lazySamples], write: false });
  appendFileSync(file('kalint'), pack(brotliCompressSync(whole.outputFiles.map(({ text }) => text).join(''))));
  chmodSync(file('kalint'), 0o755);
  return [...results, start];
}

/**
 * A file that is a function, both for `require` and for a script: Node's own way, to put the head of a function before the source, copies a
 * megabyte and sets off the garbage collector twice.
 */
const asFunction = {
  banner: { js: '(typeof module==="object"?module:{}).exports=(function(exports,require,module){' },
  footer: { js: '})' },
} satisfies BuildOptions;

const YAML = { '/located-yaml.ts': './yaml.js' };
const SERVER = { '/lsp/main.ts': './lsp.js' };
/** Never reached: `kalint.js` does not start lint's program for them. */
const OTHERS = Object.fromEntries(others.map((name) => [`/${name}.ts`, './commands.js']));

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The library also goes into browser bundles: neutral, so that an import of a Node module fails here. */
export const libraryBundle = (outfile: string): BuildOptions & { metafile: true } => ({
  ...shared,
  platform: 'neutral',
  mainFields: ['module', 'main'],
  entryPoints: ['server/index.ts'],
  outfile,
});
