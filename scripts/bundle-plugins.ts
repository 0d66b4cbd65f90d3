/** How dynamic imports are bundled. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const DYNAMIC = /\bawait import\('(\.[^']+)'\)/g;

/**
 * Those that end like a key of `apart` lead to a file of their own; all others become static: inside one file a dynamic import saves little, but
 * esbuild wraps every module that it reaches into a function, and can leave nothing of it out.
 */
export function importing(apart: Readonly<Record<string, string>>): Plugin[] {
  const fileOf = (from: string): string | undefined => Object.entries(apart).find(([end]) => from.endsWith(end))?.[1];
  return [
    {
      name: 'apart',
      setup(bundler) {
        bundler.onResolve({ filter: /\.ts$/ }, ({ path, kind }) => {
          const file = kind === 'dynamic-import' ? fileOf(path) : undefined;
          return file === undefined ? undefined : { path: file, external: true };
        });
      },
    },
    {
      name: 'static',
      setup(bundler) {
        bundler.onLoad({ filter: /\/server\/cli\/.*\.ts$/ }, ({ path }) => {
          const imports: string[] = [];
          const text = readFileSync(path, 'utf8').replace(DYNAMIC, (whole, from: string) => {
            if (fileOf(from) !== undefined) return whole;
            imports.push(`import * as static${imports.length} from '${from}';`);
            return `static${imports.length - 1}`;
          });
          // on the first line, so that the others keep their numbers
          return { contents: imports.join('') + text, loader: 'ts' };
        });
      },
    },
  ];
}

/** From `samples: {` to the brace that stands under its first letter. */
const SAMPLES = /^ {2}samples: (\{(?:.*\}(?=,$)|[^]*?^ {2}\}(?=,$)))/m;

/** Makes the samples of a rule when somebody asks for them: pages do, linting does not. */
export const lazySamples: Plugin = {
  name: 'lazy-samples',
  setup(bundler) {
    bundler.onLoad({ filter: /\/server\/lint\/rules\/.*\.ts$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace(SAMPLES, 'get samples() { return $1; }');
      return { contents, loader: 'ts' };
    });
  },
};
