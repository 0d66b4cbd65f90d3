/** The rules that reading and binding themselves check: words, blocks, values. The rules about meaning have files of their own. */
import type { Severity } from './finding.ts';

export interface RuleInfo {
  readonly id: string;
  /** What it finds, in a line. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  readonly severity: Severity;
}

const rule = (id: string, severity: Severity, summary: string, why: string): RuleInfo => ({ id, severity, summary, why });

export const LANGUAGE_RULES: readonly RuleInfo[] = [
  rule(
    'unknown-keyword',
    'error',
    'A word that the block around it does not know.',
    'keepalived reports the word and skips the line; what you wanted to set keeps its default. If the word opens a block, everything behind it is read on the wrong level.',
  ),
  rule(
    'misplaced-keyword',
    'error',
    'A keyword that belongs in another block.',
    'keepalived knows a keyword only in its own block. Elsewhere the line is reported and skipped.',
  ),
  rule(
    'removed-keyword',
    'error',
    'A keyword that the target release no longer has.',
    'Upgrades take old words away. The line is reported and skipped, and with it the behaviour it asked for.',
  ),
  rule(
    'newer-keyword',
    'error',
    'A keyword that the target release does not have yet.',
    'The file was written for a newer keepalived than the one that will read it: the line is reported and skipped.',
  ),
  rule('deprecated-keyword', 'warning', 'A keyword that has a successor.', 'It still works, but a later release will not know it.'),
  rule(
    'missing-brace',
    'error',
    "A '{' or '}' that is not there.",
    'keepalived counts braces and knows no indentation: one lost brace puts all that follows into the wrong block.',
  ),
  rule('extra-brace', 'error', "A '}' too many.", 'It closes a block that should go on; the lines after it are read one level too high.'),
  rule(
    'unexpected-brace',
    'error',
    "A '{' behind a word that opens no block.",
    "keepalived ignores the '{' but not its '}', which then closes the block around.",
  ),
  rule(
    'misread-line',
    'info',
    'A line that keepalived misreads because of a mistake elsewhere.',
    'keepalived names this line and not the one with the mistake. Mend the mistake, and the line is understood.',
  ),
  rule('empty-block', 'warning', 'A block of values without any.', 'keepalived reports it; what should be listed is not there.'),
  rule(
    'missing-argument',
    'error',
    'A keyword without the value that it needs.',
    'For most keywords keepalived ends at once when the value is missing: it does not start, or dies at the next reload.',
  ),
  rule(
    'surplus-argument',
    'warning',
    'Words behind the last value that a keyword takes.',
    'keepalived does not look at them, so what they should do does not happen.',
  ),
  rule('bad-number', 'error', 'A value that should be a number and is none.', 'keepalived reports the line and keeps the default.'),
  rule('out-of-range', 'error', 'A number outside the range of its keyword.', 'keepalived reports the line and keeps the default.'),
  rule(
    'bad-address',
    'error',
    'Something that should be an IP address and is none.',
    'The address, peer or server is dropped; a virtual server or real server is skipped as a whole.',
  ),
  rule(
    'bad-prefix',
    'error',
    'A prefix length that is missing, impossible or out of place.',
    'The address is dropped, or set with another network than meant.',
  ),
  rule('bad-port', 'error', 'A port that is not 1 to 65535.', 'The server it belongs to is skipped, or another port is used.'),
  rule(
    'unknown-value',
    'error',
    'A word that is not among those its keyword takes.',
    'keepalived reports it and keeps the default, which may be the opposite of what was meant. Upper and lower case matter.',
  ),
  rule(
    'unknown-option',
    'error',
    'A word behind a value that means nothing there.',
    'keepalived reports it; often the whole line is dropped.',
  ),
  rule('bad-name', 'error', 'A name that cannot be one.', 'keepalived refuses the name, and what it names.'),
  rule('bad-value', 'error', 'A value that its keyword cannot take.', 'keepalived reports it and goes on without.'),
  rule(
    'too-long',
    'error',
    'A value that is longer than keepalived can hold.',
    'It is refused or cut off; a password that is cut on one node only splits the cluster.',
  ),
  rule(
    'duplicate-name',
    'error',
    'Two blocks of one kind with the same name.',
    'keepalived keeps the first and skips the second, or finds only one of them by its name.',
  ),
  rule(
    'duplicate-statement',
    'warning',
    'A statement that counts once stands twice.',
    'The last one wins without a word (or the first, where keepalived says so); whoever changes the other one changes nothing.',
  ),
  rule('duplicate-argument', 'warning', 'The same option twice on one line.', 'One of the two has no effect.'),
  rule('deprecated-argument', 'warning', 'An option that has a successor.', 'It still works, but a later release will not know it.'),
  rule(
    'unmatched-quote',
    'error',
    'A quote without its partner.',
    'Quotes do not go beyond the end of a line: words of it are lost, and comments are not seen as such.',
  ),
  rule(
    'invisible-character',
    'error',
    'A character that cannot be seen.',
    'Byte order marks, no-break spaces and the like come from editors, chats and web pages. keepalived takes them as part of a word.',
  ),
  rule(
    'template-residue',
    'error',
    'A placeholder that nobody filled in.',
    'The template was not run, or a variable has no value on this host.',
  ),
  rule(
    'line-too-long',
    'error',
    "A line that is longer than keepalived's buffer.",
    'keepalived reads 1,022 bytes of a line; the rest is dropped or taken for another line.',
  ),
  rule('include-not-found', 'warning', 'An include that names no file.', 'keepalived goes on without the file, and exits with status 0.'),
  rule('include-cycle', 'error', 'A file that includes itself.', 'keepalived has no guard against it and reads until it is stopped.'),
  rule(
    'cut-definition',
    'warning',
    'A comment inside a definition of several lines.',
    'To most of keepalived the comment is an empty line, which ends the definition; its other lines are then read as config.',
  ),
  rule(
    'escaped-comment',
    'error',
    "A '#' or '!' behind a backslash.",
    'What stands behind it is lost to every process but the first: a password, a path or a command is cut short.',
  ),
  rule(
    'missing-feature',
    'error',
    "A keyword of an optional part that today's builds leave out.",
    'A keepalived that was built without the part does not know the word.',
  ),
  rule(
    'bad-definition',
    'error',
    'A definition that cannot be used so.',
    'The name stays in the line as it is, and becomes a word that nobody knows.',
  ),
  rule(
    'recursive-definition',
    'error',
    'A definition that contains itself.',
    'keepalived replaces it for ever: it hangs at start and at reload.',
  ),
  rule(
    'endless-expansion',
    'error',
    'A sequence or definition that grows without end.',
    'keepalived needs minutes and gigabytes for it, or never ends.',
  ),
  rule('bad-sequence', 'error', 'A ~SEQ or ~LST that cannot be read.', 'keepalived drops the line, and all that it should have produced.'),
];
