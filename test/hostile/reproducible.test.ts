/** What is published can be made again, byte for byte, by anybody who has the sources. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { libraryBundle } from '../../scripts/bundle.ts';
import { extensionBundles } from '../../scripts/extension-bundles.ts';

const root = path.dirname(path.dirname(import.meta.dirname));

async function contentOf(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...options, write: false });
  return outputFiles.map(({ text }) => text).join('\0');
}

describe('a bundle', function () {
  this.timeout(120_000);
  // the command line is looked at in test/cli/bundle.test.ts
  const bundles = [libraryBundle('dist/index.mjs'), ...extensionBundles()];
  for (const options of bundles)
    it(`${options.outfile}: two builds are the same, and do not tell where they were made`, async () => {
      const [one, other] = [await contentOf(options), await contentOf(options)];
      assert.ok(one.length > 1_000);
      assert.ok(one === other, 'two builds differ');
      assert.ok(!one.includes(root), `it names ${root}`);
    });
});
