/** The statements that name a command: notify scripts, the scripts of `global_defs`, `script`, `misc_path`; and `regex`, which is read in the same way. */
import { isBefore } from '../language/version.ts';
import { splitText } from '../words.ts';
import { readCommandLine, splitQuoted, type CommandFault, type CommandLine, type Splitting } from './script.ts';
import type { Complaint, StatementCheck, ValueContext } from './types.ts';

type How = NonNullable<Complaint['keepalived']>;

/** The words of a statement, and the line that they stand in as keepalived reads it again. */
class Line {
  readonly words: readonly string[];
  readonly raw: string;
  private readonly starts: readonly number[];
  /** A double quote without partner is told wherever it stands, so not here. */
  readonly unmatched: boolean;

  constructor(words: readonly string[], { raw }: ValueContext) {
    this.words = words;
    this.raw = raw ?? words.map(requote).join(' ');
    const { starts, unmatched } = splitText(this.raw, 0, this.raw.length);
    this.starts = starts;
    this.unmatched = unmatched !== -1;
  }

  /** The word of the statement that an offset of the raw line lies in. */
  wordAt(offset: number): number {
    let at = this.starts.length - 1;
    while (at > 0 && (this.starts[at] ?? 0) > offset) at--;
    return Math.min(at, this.words.length - 1);
  }

  /** From a word of the second reading to the end of the line. */
  rest(read: Splitting, from: number): Pick<Complaint, 'word' | 'upTo'> {
    const word = this.wordAt(read.words[from]?.start ?? 0);
    return { word, ...(this.words.length - 1 > word ? { upTo: this.words.length - 1 } : {}) };
  }

  /** What keeps keepalived from reading the line at all. */
  unreadable({ kind, at }: CommandFault, then: string, how: How): Complaint[] {
    const word = this.wordAt(at);
    const place = { word, ...(this.words.length - 1 > word ? { upTo: this.words.length - 1 } : {}) };
    if (kind === '\\')
      return [{ rule: 'bad-value', ...place, message: `Nothing stands behind the \\ at the end of this line. ${then}`, keepalived: how }];
    return [
      {
        rule: 'unmatched-quote',
        ...place,
        message: `The ${kind} before this is never closed on its line. ${then}`,
        keepalived: how,
        untold: kind === '"' && this.unmatched && how !== 'crashes',
      },
    ];
  }
}

/** A word that was written in double quotes, as far as one can tell, gets them back. */
const requote = (word: string): string => (word === '' || /\s/.test(word) ? `"${word}"` : word);

const missing = (words: readonly string[], message: string, keepalived: How): Complaint[] => [
  { rule: 'missing-argument', word: words.length - 1, message, keepalived, dropped: true },
];

const STOPS = 'keepalived stops here: nothing after this line is read.';

// ------------------------------------------------------------------------------- with a user and a group behind them

interface Notify {
  /** What keepalived does with a line that has no command. */
  readonly empty: How | 'allowed';
  /** It says so where it cannot use the command. */
  readonly told: boolean;
}

const notify =
  ({ empty, told }: Notify): StatementCheck =>
  (words, context) => {
    const [keyword = ''] = words;
    const line = new Line(words, context);
    if (words.length === 1) {
      if (empty === 'allowed') return [];
      const message = `'${keyword}' needs a command after it. ${empty === 'fatal' ? STOPS : 'keepalived ignores the line.'}`;
      // a quote hides the command from the first reading only, and not all keywords look at that
      if (empty !== 'fatal' || !line.unmatched)
        return missing(words, message, empty).map((complaint) => ({ ...complaint, untold: line.unmatched }));
    }
    const read = readCommandLine(line.raw, context.version);
    const quiet: How = told ? 'reports' : 'silent';
    const then = `keepalived drops the line${told ? '' : ' without a word'}: the script is never run.`;
    const { fault } = read.line;
    // an empty 'notify_deleted' still counts as one
    const dropped = empty !== 'allowed';
    if (fault !== null) {
      const [how, why]: [How, string] = fault.kind === '\\' ? [quiet, then] : ['reports', DROPPED];
      return line.unreadable(fault, why, how).map((complaint) => ({ ...complaint, dropped }));
    }
    if (read.line.words.length === 1)
      return missing(words, `There must be a blank between '${keyword}' and its command. ${STOPS}`, 'fatal');
    const complaints = unusable(line, read, then, quiet);
    return complaints.length > 0
      ? complaints.map((complaint) => ({ ...complaint, dropped }))
      : runAs(line, read.line, then, quiet, dropped);
  };

const DROPPED = 'keepalived drops the line: the script is never run.';

/** What keeps keepalived from taking the command apart. */
function unusable(line: Line, { command }: CommandLine, then: string, how: How): Complaint[] {
  if (command === null || (command.fault === null && command.words.length === 0))
    return [{ rule: 'bad-value', word: 1, message: `This command is empty. ${then}`, keepalived: how }];
  if (command.fault === null) return [];
  if (command.fault.kind === '\\')
    return [{ rule: 'bad-value', word: 1, message: `The command ends in a \\ that protects nothing. ${then}`, keepalived: how }];
  const message = `The ${command.fault.kind} in this command is never closed. ${then.replace(' without a word', '')}`;
  return [{ rule: 'unmatched-quote', word: 1, message, untold: command.fault.kind === '"' && line.unmatched }];
}

/** What stands behind the command is a user and a group, whatever was meant. */
function runAs(line: Line, read: Splitting, then: string, how: How, dropped: boolean): Complaint[] {
  const [, , user, group, extra] = read.words.map(({ text }) => text);
  const asArgument = /^[-/0-9]|[=$|&;<>*?{}()]/;
  const odd = user !== undefined && asArgument.test(user) ? 2 : group !== undefined && asArgument.test(group) ? 3 : 0;
  if (odd !== 0) {
    const message = `'${read.words[odd]?.text ?? ''}' is read as the ${odd === 2 ? 'user' : 'group'} to run the script as, not as an argument. Put the command and its arguments into one pair of quotes. ${then}`;
    return [{ rule: 'bad-value', word: line.rest(read, odd).word, message, keepalived: how, dropped }];
  }
  if (extra === undefined) return [];
  const others = read.words.slice(4).map(({ text }) => text);
  const message = `Behind the command stand a user and a group, no more: keepalived does not look at '${others.join(' ')}'. Put arguments into the quotes of the command.`;
  return [{ rule: 'surplus-argument', ...line.rest(read, 4), message, keepalived: 'silent' }];
}

// --------------------------------------------------------------------------------------------- the command alone

const CRASHES = 'keepalived cannot read this, and crashes.';

/**
 * `script` and `misc_path`. Where there is no command keepalived says nothing on this line, but drops the block at its `}`, and that is
 * where it is told.
 */
const command: StatementCheck = (words, context) => {
  const line = new Line(words, context);
  const read = readCommandLine(line.raw, context.version);
  const { fault } = read.line;
  if (fault !== null) return line.unreadable(fault, CRASHES, 'crashes');
  if (read.command === null) return [];
  if (read.command.fault !== null && read.command.fault.kind !== '\\')
    return unusable(line, read, 'keepalived takes it for no command at all.', 'reports');
  const others = read.line.words.slice(2).map(({ text }) => text);
  if (others.length === 0) return [];
  const [, first] = read.line.words;
  const message = `keepalived runs only '${first?.text ?? ''}' and does not look at '${others.join(' ')}': put the program and its arguments into one pair of quotes.`;
  return [{ rule: 'surplus-argument', ...line.rest(read.line, 2), message, keepalived: 'silent' }];
};

// ----------------------------------------------------------------------------------------------------------- regex

/** The release in which keepalived began to report what is wrong with a `regex`. */
const REGEX_REPORTED = '2.2.8';

const regex: StatementCheck = (words, context) => {
  const line = new Line(words, context);
  const read = splitQuoted(line.raw, 'escapes');
  if (read.fault !== null) return line.unreadable(read.fault, CRASHES, 'crashes');
  const how: How = isBefore(context.version, REGEX_REPORTED) ? 'silent' : 'reports';
  const then = 'keepalived ignores the line, so any page will do.';
  if (read.words.length < 2) return missing(words, `'regex' needs an expression after it. ${then}`, how);
  if (read.words.length === 2) return [];
  const message = `An expression is one word: put all of it in quotes, because a blank ends it. ${then}`;
  return [{ rule: 'surplus-argument', ...line.rest(read, 2), message, keepalived: how, dropped: true }];
};

export const statementChecks = {
  'notify-script': notify({ empty: 'fatal', told: false }),
  'notify-script-if-any': notify({ empty: 'allowed', told: false }),
  'fifo-script': notify({ empty: 'reports', told: false }),
  'start-stop-script': notify({ empty: 'reports', told: true }),
  'script-command': command,
  'url-regex': regex,
} satisfies Record<string, StatementCheck>;
