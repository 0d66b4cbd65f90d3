/**
 * Who may import whom. Between the top-level folders the compiler keeps the direction (`references` in their tsconfig.json); inside
 * `grammar/` and `server/` this test does.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** A folder (or file), and what may be imported there besides the folder's own files. The longest name that fits a file counts. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'grammar/language': [],
  'grammar/values': ['grammar/language', 'grammar/nearest.ts', 'grammar/words.ts', 'ipaddr.js'],
  grammar: ['grammar', 'chevrotain'],
  'server/model': ['grammar'],
  'server/lint': ['grammar', 'server/model'],
  'server/lower': ['grammar', 'server/model'],
  'server/services': ['grammar', 'server/model', 'server/lint', 'server/lower'],
  'server/lsp': ['grammar', 'server', 'node:', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri'],
  'server/cli': ['grammar', 'server/model', 'server/lint', 'server/lower', 'node:', 'picomatch', 'get-east-asian-width', 'yaml', 'diff'],
  // the types of a format: nothing of it runs
  'server/cli/report/sarif.ts': ['grammar', 'server/cli', 'server/lint', 'sarif'],
  'server/cli/commands/lsp.ts': ['server/cli', 'server/lsp'],
  'server/cli/editor-host.ts': ['server/cli', 'server/lsp'],
  'server/cli/editor-worker.ts': ['server/cli', 'server/lsp'],
  // the library
  'server/index.ts': ['grammar', 'server/model', 'server/lint', 'server/lower', 'server/services'],
  syntaxes: ['grammar/language', 'node:'],
  client: ['node:', 'vscode', 'vscode-languageclient'],
};

const STATIC = /^(?:import|export|\}).* from '([^']+)';$/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

function sourcesIn(folder: string): string[] {
  let entries: string[];
  try {
    entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return entries.filter((name) => name.endsWith('.ts')).map((name) => path.posix.join(folder, name.replaceAll('\\', '/')));
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const targets = [STATIC, DYNAMIC].flatMap((pattern) => Array.from(text.matchAll(pattern), ([, target = '']) => target));
  return targets.map((target) => (target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target));
}

const isIn = (name: string, folder: string): boolean => name === folder || name.startsWith(folder.endsWith(':') ? folder : `${folder}/`);

const ruleFor = (file: string): [folder: string, allowed: readonly string[]] | undefined =>
  Object.entries(MAY_IMPORT)
    .filter(([folder]) => isIn(file, folder))
    .sort(([a], [b]) => b.length - a.length)[0];

describe('import direction', () => {
  for (const top of ['grammar', 'server', 'syntaxes', 'client']) {
    it(`${top}: every import goes the way that architecture allows`, () => {
      const breaches = sourcesIn(top).flatMap((file) => {
        const [folder, allowed] = ruleFor(file) ?? ['', []];
        if (folder === '') return [`${file} is in no folder that may hold code`];
        return importsOf(file)
          .filter((target) => ![folder, ...allowed].some((place) => isIn(target, place)))
          .map((target) => `${file} imports ${target}`);
      });
      assert.deepEqual(breaches, []);
    });
  }

  it('a rule imports no other rule', () => {
    const rules = sourcesIn('server/lint/rules').filter((file) => path.basename(file) !== 'index.ts');
    const breaches = rules.flatMap((file) =>
      importsOf(file)
        .filter((target) => isIn(target, 'server/lint/rules'))
        .map((target) => `${file} imports ${target}`),
    );
    assert.deepEqual(breaches, []);
  });
});
