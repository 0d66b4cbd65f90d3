/** Reads YAML, and keeps where each value stands. Only loaded when there is a config in YAML. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { ConfigSyntaxError, type Located } from '../lint/located.ts';

/** Aliases can make a file of a kilobyte stand for gigabytes. */
const MOST_VALUES = 100_000;

export function readLocatedYaml(text: string): Located {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) throw new ConfigSyntaxError(error.message, error.pos[0]);
  // nothing, or comments only: a config that says nothing
  if (document.contents === null) return { kind: 'object', at: 0, entries: [] };
  return new Converter(document).located(document.contents);
}

class Converter {
  private readonly document: Document;
  private count = 0;

  constructor(document: Document) {
    this.document = document;
  }

  located(node: unknown): Located {
    if (++this.count > MOST_VALUES) throw new ConfigSyntaxError('this file stands for too many values', 0);
    if (isAlias(node)) return this.alias(node.resolve(this.document), node);
    const at = startOf(node);
    if (isMap(node)) return { kind: 'object', at, entries: node.items.map(({ key, value }) => this.entry(key, value)) };
    if (isSeq(node)) return { kind: 'array', at, items: node.items.map((item) => this.located(item)) };
    return { kind: 'scalar', at, value: isScalar(node) ? plainScalar(node.value, at) : null };
  }

  private alias(target: Node | undefined, alias: unknown): Located {
    if (target === undefined) throw new ConfigSyntaxError('there is no anchor of this name', startOf(alias));
    return { ...this.located(target), at: startOf(alias) };
  }

  private entry(key: unknown, value: unknown): { key: string; at: number; value: Located } {
    const at = startOf(key);
    if (!isScalar(key) || typeof key.value !== 'string') throw new ConfigSyntaxError('a key must be a text', at);
    const located = this.located(value);
    return { key: key.value, at, value: value === null ? { ...located, at } : located };
  }
}

const startOf = (node: unknown): number => (node as Partial<Node> | null)?.range?.[0] ?? 0;

function plainScalar(value: unknown, at: number): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new ConfigSyntaxError('this kind of value has no place in a config', at);
}
