/** Completion for bash. Where it has nothing to say, bash completes the names of files. */
import { DEFAULT_COMMAND, GENERATED, spellings, type Call } from './calls.ts';

export const bashCompletion = (calls: readonly Call[]): string => `# ${GENERATED}
# Completion of kalint for bash: source this file, or put it into /usr/share/bash-completion/completions/kalint.

_kalint() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command=${DEFAULT_COMMAND} words=''
  # bash takes the = of --option=value for a word
  if [ "$word" = = ]; then
    word=''
  elif [ "$before" = = ]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [ "$COMP_CWORD" -gt 1 ]; then
    case \${COMP_WORDS[1]} in
      ${calls.map(({ name }) => name).join(' | ')}) command=\${COMP_WORDS[1]} ;;
    esac
  fi
  case "$command $before" in
${calls.flatMap(valueCases).join('\n')}
    *)
      case "$command $word" in
${calls.map(optionCase).join('\n')}
        *) [ "$COMP_CWORD" -gt 1 ] || words='${calls.map(({ name }) => name).join(' ')}' ;;
      esac
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -o bashdefault -o default -F _kalint kalint
`;

/** What may follow an option; nothing for a value that can be anything. */
const valueCases = ({ name, options }: Call): string[] =>
  options
    .filter(({ value }) => value !== undefined)
    .map((option) => {
      const patterns = spellings(option).map((spelling) => `'${name} ${spelling}'`);
      return `    ${patterns.join(' | ')}) words='${option.words?.join(' ') ?? ''}' ;;`;
    });

const optionCase = ({ name, options }: Call): string =>
  `        '${name} -'*) words='${options.map((option) => `--${option.name}`).join(' ')}' ;;`;
