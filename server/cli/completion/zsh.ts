/** Completion for zsh. */
import { DEFAULT_COMMAND, GENERATED, isFile, spellings, type Call, type CallOption } from './calls.ts';

export const zshCompletion = (calls: readonly Call[]): string => `#compdef kalint
# ${GENERATED}
# Completion of kalint for zsh: put this file into a directory of $fpath.

_kalint() {
  local command=${DEFAULT_COMMAND}
  local -a known=(
${calls.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  local -a names=(\${known%%:*})
  if (( CURRENT > 2 && \${names[(Ie)$words[2]]} )); then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  elif (( CURRENT == 2 )); then
    _describe -t commands command known
  fi
  case $command in
${calls.map(argumentsOf).join('\n')}
  esac
}

_kalint "$@"
`;

const argumentsOf = ({ name, options }: Call): string =>
  [
    `    ${name})`,
    '      _arguments -s \\',
    ...options.map((option) => `        ${optionSpec(option)} \\`),
    "        '*:file:_files'",
    '      ;;',
  ].join('\n');

/** `'(-q --quiet)'{-q,--quiet}'[what it does]:VALUE:(its words)'` */
function optionSpec(option: CallOption): string {
  const { name, short, value, doc } = option;
  const about = quoted(
    `[${doc.replace(/[[\]:\\]/g, '\\$&')}]${value === undefined ? '' : `:${value.replaceAll(':', '\\:')}:${valueSpec(option)}`}`,
  );
  const long = value === undefined ? `--${name}` : `--${name}=`;
  if (short === undefined) return `${quoted(long)}${about}`;
  return `${quoted(`(${spellings(option).join(' ')})`)}{-${short},${long}}${about}`;
}

const valueSpec = (option: CallOption): string =>
  option.words !== undefined ? `(${option.words.join(' ')})` : isFile(option) ? '_files' : '';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
