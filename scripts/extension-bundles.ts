/** The editor extension: for a desktop, for a browser, and its language server, which is one file for both. */
import { readFileSync } from 'node:fs';
import type { BuildOptions } from 'esbuild';

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
      entryPoints: ['server/lsp/browser.ts'],
      outfile: 'dist/web/server.js',
      define: { KALINT_VERSION: JSON.stringify(version) },
    },
    { ...script, platform: 'node', external: ['./web/server.js'], entryPoints: ['server/cli/editor-host.ts'], outfile: 'dist/server.cjs' },
  ];
}
