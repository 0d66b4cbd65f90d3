/** Every config that the tests and the examples hold. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from '../../server/cli/decode.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

export interface Config {
  /** From the project's root. */
  readonly file: string;
  readonly text: string;
}

export const everyConfig = (): Config[] =>
  ['test', 'examples'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.conf'))
      .sort()
      .map((name) => ({ file: path.join(folder, name), text: decode(readFileSync(path.join(root, folder, name))) })),
  );
