/** The manual page kalint(1), in the man macros of troff. */
import { commandExitCodes } from '../help.ts';
import { DEFAULT_COMMAND, GENERATED, type Call, type CallOption } from './calls.ts';

export const manualPage = (calls: readonly Call[], version: string): string =>
  [
    `.\\" ${GENERATED}`,
    `.TH KALINT 1 "" "kalint ${version}" "User Commands"`,
    '.SH NAME',
    'kalint \\- read keepalived.conf as keepalived reads it',
    '.SH SYNOPSIS',
    ...calls.flatMap(({ command }, index) => [...(index === 0 ? [] : ['.br']), `.B ${plain(command.usage)}`]),
    '.SH DESCRIPTION',
    plain(
      'kalint reads keepalived.conf exactly as keepalived reads it, and says what is wrong with it. It needs no keepalived, no root and no ' +
        `network, and runs nothing that a config names. Without a command it does what kalint ${DEFAULT_COMMAND} does.`,
    ),
    '.SH COMMANDS',
    ...calls.flatMap(section),
    '.SH EXIT STATUS',
    ...calls
      .filter(({ name }) => name === DEFAULT_COMMAND)
      .flatMap(({ command }) => commandExitCodes(command).flatMap(([code, doc]) => item(code, doc))),
    '.SH SEE ALSO',
    '.BR keepalived.conf (5),',
    '.BR keepalived (8),',
    '.BR ipvsadm (8)',
    '',
  ].join('\n');

const section = ({ name, command, options }: Call): string[] => [
  `.SS kalint ${name}`,
  plain(command.about),
  ...options.flatMap((option) => item(call(option), option.doc)),
  ...(command.exitCodes === undefined
    ? []
    : ['.PP', plain('It exits with'), ...command.exitCodes.flatMap(([code, doc]) => item(code, doc))]),
];

const call = ({ name, short, value }: CallOption): string =>
  `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;

const item = (head: string, text: string): string[] => ['.TP', `.B ${plain(head)}`, plain(text)];

/** Text that troff takes as it stands: dashes are dashes, and no line begins with a request. */
const plain = (text: string): string =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq').replaceAll("'", '\\(aq').replace(/^\./, '\\&.');
