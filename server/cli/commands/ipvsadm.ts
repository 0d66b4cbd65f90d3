/** `kalint ipvsadm`: the commands that a config implies. */
import { Source } from '../../../grammar/source.ts';
import { analyse, readFor } from '../../lint/engine.ts';
import type { Finding, LintOptions } from '../../lint/finding.ts';
import { lower, restore, script } from '../../lower/index.ts';
import { command } from '../command.ts';
import { environment } from '../environment.ts';
import { filesOnDisk } from '../files.ts';
import { gather } from '../gather.ts';
import { choice } from '../option-kinds.ts';
import { color, define, envFile, id, keepalived, stdinFilename } from '../options.ts';
import { reporters, wantsColor, widthFor } from '../report/index.ts';
import { visible } from '../report/visible.ts';
import { UsageError } from '../usage-error.ts';

const PRINTERS = { script, restore };

export const ipvsadm = command({
  usage: 'kalint ipvsadm [options] FILE|-',
  about:
    'Prints the ipvsadm commands that a configuration implies: the table that keepalived sets up when all health checks have passed. ' +
    'Errors in the configuration go to stderr; the commands are then those of what keepalived still loads.',
  options: {
    format: choice('NAME', ['script', 'restore'] as const, 'script', 'script (default): a shell script; restore: input for ipvsadm -R'),
    keepalived,
    id: { ...id, doc: "the configuration id for '@NAME' lines, as keepalived -i (default: none)" },
    'stdin-filename': stdinFilename,
    define,
    'env-file': envFile,
    color,
  },
  async run({ options: given, operands }, io) {
    const { targets, unreadable } = await gather(operands, given['stdin-filename'] ?? '<stdin>', io);
    for (const { name, reason } of unreadable) io.stderr.write(`kalint: ${visible(name)}: ${reason}\n`);
    if (unreadable.length > 0) return 3;
    const [target, another] = targets;
    if (target === undefined || another !== undefined) throw new UsageError('ipvsadm takes one configuration file');

    const variables = environment(given.define, given['env-file'], io.cwd);
    const options: LintOptions = {
      keepalived: given.keepalived,
      files: filesOnDisk(io.cwd),
      ...(variables === undefined ? {} : { environment: variables }),
    };
    const reading = readFor(new Source(target.name, target.text), given.id ?? '', options);
    const { loaded, findings } = analyse(reading, given.keepalived);
    io.stdout.write(PRINTERS[given.format](lower(loaded.lvs ?? null)));

    const errors = findings.filter(({ severity }: Finding) => severity === 'error');
    if (errors.length === 0) return 0;
    const sources = new Map(reading.sources.map((source) => [source.name, source]));
    const report = { keepalived: given.keepalived, files: [target.name], findings: errors, sources };
    io.stderr.write(
      reporters[io.stderr.isTTY ? 'pretty' : 'gcc'](report, { color: wantsColor(given.color, io), columns: widthFor(io), quiet: true }),
    );
    return 1;
  },
});
