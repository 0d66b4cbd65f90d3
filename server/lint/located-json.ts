/** Reads JSON (RFC 8259), and keeps where each value stands: `JSON.parse` forgets it. */
import { ConfigSyntaxError, type Located, type LocatedEntry } from './located.ts';

/** No config is nested deeper. */
const DEEPEST = 100;

export const readLocatedJson = (text: string): Located => new JsonReader(text).whole();

const BLANK = /[ \t\r\n\ufeff]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

class JsonReader {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Located {
    const value = this.value();
    if (this.peek() !== '') this.fail('the file should end here');
    return value;
  }

  private value(): Located {
    const next = this.peek();
    const { at } = this;
    if (next === '{') return { kind: 'object', at, entries: this.list('}', () => this.entry()) };
    if (next === '[') return { kind: 'array', at, items: this.list(']', () => this.value()) };
    const word = this.take(STRING) ?? this.take(NUMBER) ?? this.take(WORD);
    if (word === null) return this.fail(next === '' ? 'the file ends too early' : 'a value should stand here');
    return { kind: 'scalar', at, value: JSON.parse(word) as string | number | boolean | null };
  }

  private entry(): LocatedEntry {
    this.peek();
    const { at } = this;
    const key = this.take(STRING) ?? this.fail('a key in double quotes should stand here');
    if (this.peek() !== ':') this.fail("a ':' should stand here");
    this.at++;
    return { key: JSON.parse(key) as string, at, value: this.value() };
  }

  /** What stands between brackets, with commas between. */
  private list<T>(close: string, item: () => T): T[] {
    if (++this.depth > DEEPEST) this.fail(`nothing may be nested more than ${DEEPEST} deep`);
    this.at++;
    const items: T[] = [];
    while (this.peek() !== close || items.length > 0) {
      items.push(item());
      const next = this.peek();
      if (next === close) break;
      if (next !== ',') this.fail(`a ',' or a '${close}' should stand here`);
      this.at++;
    }
    this.at++;
    this.depth--;
    return items;
  }

  /** The next character that is not blank; empty at the end. */
  private peek(): string {
    this.take(BLANK);
    return this.text.charAt(this.at);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text)?.[0] ?? null;
    this.at += match?.length ?? 0;
    return match;
  }

  private fail(message: string): never {
    throw new ConfigSyntaxError(message, this.at);
  }
}
