/** The editor extension: for a desktop, for a browser, and its language server, which is one file for both. */
import type { BuildOptions } from 'esbuild';

/** VS Code gives `vscode`, and loads scripts, not modules. */
const script = { bundle: true, format: 'cjs', target: 'es2022', external: ['vscode'], minify: true } satisfies BuildOptions;

/** @param shared what all bundles of the project have */
export const extensionBundles = (shared: BuildOptions & { readonly metafile: true }, version: string) => {
  const common = { ...shared, ...script };
  return [
    // package.json of its dependencies say `main` where a bundler wants `module`
    { ...common, platform: 'node', mainFields: ['module', 'main'], entryPoints: ['client/extension.ts'], outfile: 'dist/extension.cjs' },
    { ...common, platform: 'browser', entryPoints: ['client/browser.ts'], outfile: 'dist/web/extension.js' },
    {
      ...common,
      platform: 'browser',
      format: 'iife',
      entryPoints: ['server/lsp/browser.ts'],
      outfile: 'dist/web/server.js',
      define: { KALINT_VERSION: JSON.stringify(version) },
    },
    { ...common, platform: 'node', external: ['./web/server.js'], entryPoints: ['server/cli/editor-host.ts'], outfile: 'dist/server.cjs' },
  ] satisfies BuildOptions[];
};
