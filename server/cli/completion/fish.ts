/** Completion for fish. */
import { DEFAULT_COMMAND, GENERATED, isFile, type Call, type CallOption } from './calls.ts';

export const fishCompletion = (calls: readonly Call[]): string =>
  [
    `# ${GENERATED}`,
    '# Completion of kalint for fish: put this file into ~/.config/fish/completions.',
    '',
    ...calls.map(({ name, summary }) => `complete -c kalint -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`),
    ...calls.flatMap((call) => ['', ...call.options.map((option) => optionLine(option, conditionFor(call, calls)))]),
    '',
  ].join('\n');

/** The options of the default command stand where no other command does. */
const conditionFor = ({ name }: Call, calls: readonly Call[]): string =>
  name === DEFAULT_COMMAND
    ? `not __fish_seen_subcommand_from ${calls
        .filter((call) => call.name !== DEFAULT_COMMAND)
        .map((call) => call.name)
        .join(' ')}`
    : `__fish_seen_subcommand_from ${name}`;

function optionLine(option: CallOption, condition: string): string {
  const { name, short, doc } = option;
  return `complete -c kalint -n ${quoted(condition)}${short === undefined ? '' : ` -s ${short}`} -l ${name}${valueOf(option)} -d ${quoted(doc)}`;
}

function valueOf(option: CallOption): string {
  if (option.value === undefined) return '';
  if (option.words !== undefined) return ` -x -a ${quoted(option.words.join(' '))}`;
  return isFile(option) ? ' -r -F' : ' -x';
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
