/** Colours a text as VS Code does: its own TextMate engine with the grammar as it is shipped. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as TextMate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof TextMate;

const GRAMMAR = path.join(import.meta.dirname, '../../syntaxes/keepalived.tmLanguage.json');

export interface Token {
  readonly text: string;
  readonly column: number;
  /** Innermost last, without that of the language. */
  readonly scopes: readonly string[];
}

async function load(): Promise<TextMate.IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(textmate.parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR)),
  });
  const grammar = await registry.loadGrammar('source.keepalived');
  if (grammar === null) throw new Error('the grammar cannot be loaded');
  return grammar;
}

let loaded: Promise<TextMate.IGrammar> | undefined;

/** The tokens of each line; those without a scope are left out. */
export async function tokenLines(text: string): Promise<{ line: string; tokens: Token[] }[]> {
  const grammar = await (loaded ??= load());
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const scoped = tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      column: startIndex,
      scopes: scopes.slice(1),
    }));
    return { line, tokens: scoped.filter(({ scopes, text: part }) => scopes.length > 0 && part.trim() !== '') };
  });
}

/** Every line, and under it each token with its scopes. */
export async function snapshot(text: string): Promise<string> {
  const lines = await tokenLines(text);
  const drawn = lines.flatMap(({ line, tokens }) => [
    `>${line}`,
    ...tokens.map(
      (token) => `#${' '.repeat(token.column)}${'^'.repeat(token.text.length)} ${token.scopes.join(' ').replaceAll('.keepalived', '')}`,
    ),
  ]);
  return `${drawn.join('\n')}\n`;
}
