/** How the files that run are made: names stay readable in a stack trace; blanks and comments only cost time to read. */
import { readFileSync } from 'node:fs';
import type { BuildOptions, Plugin } from 'esbuild';

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

/** The language server is a file of its own: whoever lints need not read it. */
const serverApart: Plugin = {
  name: 'server-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/lsp\/main\.ts$/ }, () => ({ path: './lsp.js', external: true }));
  },
};

/** The command line. From the project's root. */
export function commandBundle(outfile: string): BuildOptions & { metafile: true } {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return {
    ...shared,
    platform: 'node',
    entryPoints: ['server/cli/kalint.ts'],
    outfile,
    banner: { js: '#!/usr/bin/env node' },
    define: { KALINT_VERSION: JSON.stringify(version) },
    // what yaml has for Node calls require(), which a module of the new kind does not have
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    plugins: [serverApart],
  };
}

/** The language server, for `kalint lsp`: it stands beside the command line. */
export const serverBundle = (outfile: string): BuildOptions & { metafile: true } => ({
  ...shared,
  platform: 'node',
  entryPoints: ['server/lsp/main.ts'],
  outfile,
  // its libraries are CommonJS and ask for Node's modules with require
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});

/** The library also goes into browser bundles: neutral, so that an import of a Node module fails here. */
export const libraryBundle = (outfile: string): BuildOptions & { metafile: true } => ({
  ...shared,
  platform: 'neutral',
  mainFields: ['module', 'main'],
  entryPoints: ['server/index.ts'],
  outfile,
});
