/** What package.json promises. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
  bin: Record<string, string>;
  files: readonly string[];
};

describe('package.json', () => {
  it('has no runtime dependency: all of it is bundled', () => assert.equal(manifest.dependencies, undefined));

  it('pins every tool exactly', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });

  it('pins the last Chevrotain that runs whole on Node 20', () => assert.equal(manifest.devDependencies['chevrotain'], '11.2.0'));

  it('has the command as one file', () => assert.deepEqual(manifest.bin, { kalint: 'dist/kalint.js' }));

  it('publishes these files and no others: what the extension has of its own goes into the VSIX', () => {
    assert.deepEqual(manifest.files, [
      'dist/package.json',
      'dist/kalint.js',
      'dist/lint.js',
      'dist/commands.js',
      'dist/yaml.js',
      'dist/lsp.js',
      'dist/*.cache',
      'dist/index.mjs',
      'dist/types',
      'dist/licenses.txt',
      'kalint.schema.json',
      'completions',
      'man',
    ]);
  });
});
