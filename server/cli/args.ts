/** Reads the words of a call by a table of options; `--help` and the README are made from the same table. */
import { parseArgs } from 'node:util';
import { nearest } from '../../grammar/nearest.ts';
import { UsageError } from './usage-error.ts';

/** One option. `T` is what the command gets to see. */
export interface Option<T> {
  readonly doc: string;
  /** One letter that stands for it, too. */
  readonly short?: string;
  /** What to call its value in the help; without: a switch. */
  readonly value?: string;
  /** All that its value may be, where that is one of a few words. */
  readonly words?: readonly string[];
  /** What holds when it is not given. */
  readonly initial: T;
  /** Takes one more use of the option in. Throws a UsageError, which then gets the option's name in front. */
  read(text: string, before: T): T;
}

export type OptionTable = Readonly<Record<string, Option<unknown>>>;

export type Values<Table extends OptionTable> = { readonly [Name in keyof Table]: Table[Name] extends Option<infer T> ? T : never };

export interface Call<Table extends OptionTable> {
  readonly options: Values<Table>;
  /** What is no option: files, directories, `-`. */
  readonly operands: readonly string[];
}

export function parseCall<Table extends OptionTable>(argv: readonly string[], table: Table): Call<Table> {
  const values = new Map<string, unknown>(Object.entries(table).map(([name, option]) => [name, option.initial]));
  const operands: string[] = [];
  const { tokens } = parseArgs({ args: [...argv], options: forNode(table), strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    else if (token.kind === 'option') values.set(token.name, readOption(table, token.name, token.rawName, token.value, values));
  }
  return { options: Object.fromEntries(values) as Values<Table>, operands };
}

function readOption(
  table: OptionTable,
  name: string,
  written: string,
  text: string | undefined,
  values: ReadonlyMap<string, unknown>,
): unknown {
  const option = Object.hasOwn(table, name) ? table[name] : undefined;
  if (option === undefined) throw new UsageError(unknownOption(written, Object.keys(table)));
  if (option.value === undefined && text !== undefined) throw new UsageError(`${written} takes no value`);
  if (option.value !== undefined && text === undefined) throw new UsageError(`${written} needs a value: ${written} ${option.value}`);
  try {
    return option.read(text ?? '', values.get(name));
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${written}: ${error.message}`);
    throw error;
  }
}

function unknownOption(written: string, known: readonly string[]): string {
  const [close] = nearest(written.replace(/^-+/, ''), known);
  return `unknown option '${written}'` + (close === undefined ? '' : `; did you mean '--${close}'?`);
}

/** The table as `parseArgs` of Node wants it. Only the splitting is Node's: its complaints are not worded for users. */
function forNode(table: OptionTable): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { value, short }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
    ]),
  );
}
