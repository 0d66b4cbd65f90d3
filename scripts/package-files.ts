/** What goes into the VSIX: these files and no others, the manifest without what is npm's alone, the README with its pictures in it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Taken as they are. */
const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.cjs',
  'dist/licenses.txt',
  'dist/server.cjs',
  'dist/web/extension.js',
  'dist/web/server.js',
  'snippets/keepalived.json',
  'syntaxes/keepalived.tmLanguage.json',
  'syntaxes/language-configuration.json',
];

const MANIFEST_KEYS = [
  'name',
  'displayName',
  'version',
  'description',
  'keywords',
  'categories',
  'icon',
  'license',
  'author',
  'publisher',
  'main',
  'browser',
  'capabilities',
  'contributes',
];

interface Manifest {
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly contributes: { readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly image: string } }[] }[] };
}

/** Path in the VSIX to content. */
export function extensionFiles(root: string): Map<string, string | Buffer> {
  const read = (file: string): Buffer => readFileSync(path.join(root, file));
  const manifest = JSON.parse(read('package.json').toString()) as Manifest & Record<string, unknown>;
  const pictures = manifest.contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image));
  return new Map<string, string | Buffer>([
    // without `type`: VS Code for the Web takes no extension that says it is made of modules
    ['package.json', json({ ...pick(manifest, MANIFEST_KEYS), engines: { vscode: manifest.engines.vscode }, files: ['**'] })],
    ['README.md', withPictures(read('docs/vscode.md').toString(), path.join(root, 'docs'))],
    ...[...FILES, manifest.icon, ...pictures].map((file) => [file, read(file)] as const),
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const pick = (from: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));

/** The page of an installed extension shows pictures from the web, or from the text itself; and this works without the web. */
const withPictures = (markdown: string, folder: string): string =>
  markdown.replace(/!\[([^\]]*)\]\(([^):]+\.webp)\)/g, (_, alt: string, file: string) => {
    const data = readFileSync(path.join(folder, file)).toString('base64');
    return `![${alt}](data:image/webp;base64,${data})`;
  });
