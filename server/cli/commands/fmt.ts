/** `kalint fmt`: the same config, laid out. */
import path from 'node:path';
import { format, PRINT_DEFAULTS, type Formatted, type PrintOptions, type Refusal } from '../../../grammar/print.ts';
import { Source } from '../../../grammar/source.ts';
import type { Option, Values } from '../args.ts';
import type { Target } from '../collect.ts';
import { command } from '../command.ts';
import { editorconfigOf, type Properties } from '../editorconfig.ts';
import { gather } from '../gather.ts';
import type { ExitCode, Io } from '../io.ts';
import { text, toggle } from '../option-kinds.ts';
import { indentOf } from '../print-options.ts';
import { printText } from '../print-text.ts';
import { visible } from '../report/visible.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { UsageError } from '../usage-error.ts';
import { writeFile } from '../write-file.ts';

/** No more than anybody wants: a level of 16 spaces, 100 empty lines. */
const WIDEST = 16;
const MOST_BLANK_LINES = 100;

/** Standard input that nobody gave a name. */
const NAMELESS = '<stdin>';

const indent: Option<Partial<PrintOptions>> = {
  value: 'WIDTH',
  doc: `how far a block is indented: a number of spaces, or tab (default: what .editorconfig says, else ${PRINT_DEFAULTS.size})`,
  initial: {},
  read: (given) => (given === 'tab' ? { indent: 'tab' } : { indent: 'space', size: wholeNumber(given, 1, WIDEST) }),
};

const blankLines: Option<number> = {
  value: 'NUMBER',
  doc: `how many empty lines may follow each other (default: ${PRINT_DEFAULTS.blankLines})`,
  initial: PRINT_DEFAULTS.blankLines,
  read: (given) => wholeNumber(given, 0, MOST_BLANK_LINES),
};

function wholeNumber(given: string, least: number, most: number): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  throw new UsageError(`'${given}' is not a whole number from ${least} to ${most}`);
}

const options = {
  check: toggle('change nothing; name the files that would change, and exit 1 if there are any'),
  write: toggle('write the files in place, and name those that changed'),
  diff: toggle('print what would change as a unified diff'),
  indent,
  'blank-lines': blankLines,
  'stdin-filename': text('NAME', "the file that '-' stands for: its .editorconfig counts"),
};

export const fmt = command({
  usage: 'kalint fmt [--check|--write] [options] [FILE|DIR|-]...',
  about:
    'Formats keepalived configurations: indentation, braces, empty lines. Words and comments stay as they are, and so does everything that ' +
    'keepalived reads. Without --check, --write or --diff the formatted text goes to stdout. A file with braces that do not match is left as it ' +
    'is, and the exit code is 1. Included files are formatted when they are named.',
  options,
  exitCodes: [
    ['0', 'all is well; with --check: nothing would change'],
    ['1', 'with --check: something would change; a file whose braces do not match'],
    ['2', 'a wrong call'],
    ['3', 'a file could not be read or written, or kalint itself failed'],
  ],
  async run({ options: given, operands }, io) {
    if (given.write && (given.check || given.diff)) throw new UsageError('--write changes files; --check and --diff only look at them');
    if (given.write && (operands.length === 0 || operands.includes('-')))
      throw new UsageError("--write needs files: '-' cannot be written");
    const { targets, unreadable } = await gather(operands, given['stdin-filename'] ?? NAMELESS, io);
    for (const { name, reason } of unreadable) complain(name, reason, io);
    let worst: ExitCode = unreadable.length > 0 ? 3 : 0;
    for (const target of targets) {
      const outcome = formatOne(target, given, io);
      if (outcome > worst) worst = outcome;
    }
    return worst;
  },
});

type FmtCall = Values<typeof options>;

function formatOne(target: Target, given: FmtCall, io: Io): ExitCode {
  const absolute = path.resolve(io.cwd, target.name);
  const properties: Properties = target.name === NAMELESS ? new Map() : editorconfigOf(absolute);
  const wanted = { ...PRINT_DEFAULTS, ...indentOf(properties), ...given.indent, blankLines: given['blank-lines'] };
  const result = format(target.text, wanted);
  if (result.refused !== null) complain(placeOf(target, result.refused), result.refused.message, io);
  const outcome = deliver(target, result, given, io);
  return result.refused !== null && outcome === 0 ? 1 : outcome;
}

/** Where the result goes. */
function deliver(target: Target, { text: result }: Formatted, given: FmtCall, io: Io): ExitCode {
  const isChanged = result !== target.text;
  if (given.diff) printText(unifiedDiff(target.name, target.text, result), io.stdout);
  else if (given.check || given.write) {
    if (!isChanged) return 0;
    const obstacle = given.write ? writeFile(path.resolve(io.cwd, target.name), { before: target.text, after: result }) : null;
    if (obstacle === null) io.stdout.write(`${visible(target.name)}\n`);
    else {
      complain(target.name, obstacle, io);
      return 3;
    }
  } else printText(result, io.stdout);
  return given.check && isChanged ? 1 : 0;
}

function placeOf({ name, text: written }: Target, { start }: Refusal): string {
  const { line, column } = new Source(name, written).position(start);
  return `${name}:${line}:${column}`;
}

const complain = (where: string, what: string, io: Io): void => {
  io.stderr.write(`kalint: ${visible(where)}: ${visible(what)}\n`);
};
