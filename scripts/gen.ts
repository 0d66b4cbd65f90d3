/** `npm run gen`: writes everything generated. `npm run gen -- --check` only tells what is out of date. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generators } from './generators.ts';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const read = (file: string): string | null => {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return null;
  }
};

export interface Stale {
  readonly file: string;
  /** null: nothing makes this file any more. */
  readonly text: string | null;
}

/** The generated files that are not as their source wants them. */
export async function outOfDate(): Promise<Stale[]> {
  const files = (await Promise.all(generators.map(async (generate) => generate(root)))).flat();
  const wanted = new Set(files.map(({ file }) => file));
  const leftover = generatedDocs().filter((file) => !wanted.has(file));
  return [...files.filter(({ file, text }) => read(file) !== text), ...leftover.map((file) => ({ file, text: null }))];
}

/** What says in its first line that it is generated. */
function generatedDocs(): string[] {
  const names = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => path.posix.join('docs', name));
  return names.filter((name) => read(name)?.startsWith('<!-- Generated'));
}

async function main(check: boolean): Promise<void> {
  for (const { file, text } of await outOfDate()) {
    if (check) {
      console.log(`${file} is out of date: run npm run gen`);
      process.exitCode = 1;
    } else {
      write(path.join(root, file), text);
      console.log(`${file} ${text === null ? 'removed' : 'written'}`);
    }
  }
}

function write(file: string, text: string | null): void {
  if (text === null) {
    rmSync(file);
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
