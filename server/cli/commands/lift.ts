/** `kalint lift`: the way back, from a table of ipvsadm to a configuration. */
import { lift as liftTable } from '../../lower/lift.ts';
import { command } from '../command.ts';
import { gather } from '../gather.ts';
import { text } from '../option-kinds.ts';
import { printText } from '../print-text.ts';
import { visible } from '../report/visible.ts';
import { UsageError } from '../usage-error.ts';

export const lift = command({
  usage: 'kalint lift [FILE|-]',
  about:
    'Makes a keepalived.conf of what ipvsadm -S -n prints, with a health check for each real server that fits its port. ' +
    'That leaves thresholds out; ipvsadm -L -n --thresholds has them, and may follow in the same file: ' +
    '(ipvsadm -S -n; ipvsadm -L -n --thresholds) | kalint lift. Lines that cannot be read go to stderr, by their number, and the exit code is 1.',
  options: { 'stdin-filename': text('NAME', "the name to show for '-'") },
  async run({ options: given, operands }, io) {
    const { targets, unreadable } = await gather(operands, given['stdin-filename'] ?? '<stdin>', io);
    for (const { name, reason } of unreadable) io.stderr.write(`kalint: ${visible(name)}: ${reason}\n`);
    if (unreadable.length > 0) return 3;
    const [target, another] = targets;
    if (target === undefined || another !== undefined) throw new UsageError('lift takes one file: put the parts of one table into it');

    const { config, problems } = liftTable(target.text);
    printText(config, io.stdout);
    for (const { line, severity, message } of problems)
      io.stderr.write(`${visible(target.name)}:${line}: ${severity}: ${visible(message)}\n`);
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});
