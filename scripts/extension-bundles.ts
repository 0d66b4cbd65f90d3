/** The editor extension: for a desktop, for a browser, and its language server, which is one file for both. */
import { readFileSync } from 'node:fs';
import type { BuildOptions, Plugin } from 'esbuild';

/** VS Code gives `vscode`, and loads scripts, not modules. */
const script = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The language is in the server already; this also loads it. */
const languageFromServer: Plugin = {
  name: 'language-from-server',
  setup(bundler) {
    bundler.onResolve({ filter: /\/lint\/config\.ts$/ }, () => ({ path: './web/server.js', external: true }));
  },
};

/** From the project's root. */
export function extensionBundles(): (BuildOptions & { metafile: true })[] {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return [
    // package.json of its dependencies say `main` where a bundler wants `module`
    { ...script, platform: 'node', mainFields: ['module', 'main'], entryPoints: ['client/extension.ts'], outfile: 'dist/extension.cjs' },
    { ...script, platform: 'browser', entryPoints: ['client/browser.ts'], outfile: 'dist/web/extension.js' },
    {
      ...script,
      platform: 'browser',
      format: 'iife',
      globalName: 'kalintServer',
      footer: { js: "if(typeof module!=='undefined')module.exports=kalintServer;" },
      entryPoints: ['server/lsp/browser.ts'],
      outfile: 'dist/web/server.js',
      define: { KALINT_VERSION: JSON.stringify(version) },
    },
    {
      ...script,
      platform: 'node',
      // what yaml has for Node is three times the size
      alias: { yaml: './node_modules/yaml/browser/index.js' },
      plugins: [languageFromServer],
      entryPoints: ['server/cli/editor-host.ts'],
      outfile: 'dist/server.cjs',
    },
  ];
}
