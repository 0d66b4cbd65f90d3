/** `--help`, made from the table of options. */
import type { OptionTable } from './args.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { everywhere } from './options.ts';
import { wrap } from './report/cells.ts';

const EXIT_CODES = [
  ['0', 'nothing at or above --fail-on'],
  ['1', 'findings at or above it'],
  ['2', "a wrong call, or a wrong config file of kalint's"],
  ['3', 'a file could not be read, or kalint itself failed'],
] as const;

export const commandExitCodes = (command: Command): NonNullable<Command['exitCodes']> => command.exitCodes ?? EXIT_CODES;

/** No wider than this, however wide the terminal: long lines of prose are hard to read. */
export const WIDEST = 100;

export function commandHelp(command: Command, columns: number): string {
  const width = Math.min(columns, WIDEST);
  return [
    `Usage: ${command.usage}`,
    wrap(command.about, width, ''),
    section('Options', optionRows({ ...command.options, ...everywhere }), width),
    section('Exit codes', commandExitCodes(command), width),
  ].join('\n\n');
}

/** `kalint --help`: the commands, and the options of the default one. */
export function overview(lint: Command, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const names = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const);
  return [
    wrap('kalint reads keepalived.conf as keepalived reads it, and says what is wrong with it.', width, ''),
    `Usage: ${lint.usage}`,
    section('Commands', names, width) + '\n  kalint COMMAND --help tells more about each',
    section('Options of lint', optionRows({ ...lint.options, ...everywhere }), width),
    section('Exit codes', EXIT_CODES, width),
  ].join('\n\n');
}

/** An option as one writes it, and what it does. */
export const optionRows = (table: OptionTable): (readonly [string, string])[] =>
  Object.entries(table).map(([name, { short, value, doc }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    doc,
  ]);

function section(title: string, rows: readonly (readonly [string, string])[], width: number): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  const lines = rows.map(([name, doc]) => `  ${name}`.padEnd(left) + wrap(doc, width - left, '').replaceAll('\n', `\n${' '.repeat(left)}`));
  return [`${title}:`, ...lines].join('\n');
}
