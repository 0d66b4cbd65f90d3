/** `kalint ipvsadm`: the commands that a config implies. */
import { Source } from '../../../grammar/source.ts';
import { analyse, readFor } from '../../lint/engine.ts';
import type { LintOptions } from '../../lint/finding.ts';
import { load, loadFaultless, lower, parseServerName, type HealthEvent, type ServerName } from '../../lower/index.ts';
import type { Option, Values } from '../args.ts';
import { command } from '../command.ts';
import { environment } from '../environment.ts';
import { filesOnDisk } from '../files.ts';
import { gather } from '../gather.ts';
import { complain, printDifferences, printTable, tellIds } from '../ipvsadm-output.ts';
import { choice, text } from '../option-kinds.ts';
import { color, define, envFile, id, keepalived, stdinFilename } from '../options.ts';
import { visible } from '../report/visible.ts';
import { UsageError } from '../usage-error.ts';

/** Real servers, separated by commas. */
const servers = (doc: string): Option<readonly string[]> => ({
  value: 'ADDR[:PORT]',
  doc,
  initial: [],
  read(given, before) {
    const names = given.split(',').map((name) => name.trim());
    for (const name of names) if (parseServerName(name) === null) throw new UsageError(`'${name}' is no address, or address and port`);
    return [...before, ...names];
  },
});

const options = {
  format: choice(
    'NAME',
    ['script', 'restore', 'json'] as const,
    'script',
    'script (default): a shell script; restore: what ipvsadm -Sn prints, for ipvsadm -R; json: for programs',
  ),
  state: choice('WHEN', ['up', 'start'] as const, 'up', 'up (default): every check has passed; start: right after keepalived started'),
  down: servers('then the checks of these real servers fail; repeatable'),
  up: servers('then only these real servers are up; repeatable'),
  diff: text('FILE|-', 'compare with the output of ipvsadm -S -n: prints the commands that would repair it, exit 1 if there are any'),
  keepalived,
  id: { ...id, doc: "the configuration id for '@NAME' lines, as keepalived -i (default: none)" },
  'stdin-filename': stdinFilename,
  define,
  'env-file': envFile,
  color,
};

type Given = Values<typeof options>;

export const ipvsadm = command({
  usage: 'kalint ipvsadm [options] FILE|-',
  about:
    'Prints the ipvsadm commands that a configuration implies: the table that keepalived sets up when all health checks have passed. ' +
    'Errors in the configuration go to stderr; the commands are then those of what keepalived still loads.',
  options,
  async run({ options: given, operands }, io) {
    const { targets, unreadable } = await gather(operands, given['stdin-filename'] ?? '<stdin>', io);
    for (const { name, reason } of unreadable) io.stderr.write(`kalint: ${visible(name)}: ${reason}\n`);
    if (unreadable.length > 0) return 3;
    const [target, another] = targets;
    if (target === undefined || another !== undefined) throw new UsageError('ipvsadm takes one configuration file');
    if (given.diff === '-' && (operands.length === 0 || operands.includes('-'))) {
      throw new UsageError('--diff - reads the table from standard input, so the configuration must be a file');
    }

    const variables = environment(given.define, given['env-file'], io.cwd);
    const lintOptions: LintOptions = {
      keepalived: given.keepalived,
      files: filesOnDisk(io.cwd),
      ...(variables === undefined ? {} : { environment: variables }),
    };
    const reading = readFor(new Source(target.name, target.text), given.id ?? '', lintOptions);
    const { findings, bound, model } = analyse(reading, given);
    const loaded = findings.length === 0 ? loadFaultless(bound, model) : load(reading, given.keepalived);
    const table = lower(loaded, { state: given.state, events: eventsOf(given) });
    const [stranger] = table.unknown;
    if (stranger !== undefined) throw new UsageError(`no virtual server has the real server '${stranger.text}'`);

    tellIds(reading, { file: target.name, id: given.id }, io);
    const failed = complain(findings, reading, { ...given, file: target.name }, io);
    if (given.diff !== undefined) return (await printDifferences(table, given.diff, given, io)) || failed;
    printTable(table, given, io);
    return failed;
  },
});

function eventsOf({ down, up }: Given): HealthEvent[] {
  if (down.length > 0 && up.length > 0) throw new UsageError('--down and --up exclude each other');
  const names = (words: readonly string[]): ServerName[] => words.flatMap((word) => parseServerName(word) ?? []);
  if (up.length > 0) return [{ kind: 'only', servers: names(up) }];
  return down.length > 0 ? [{ kind: 'fail', servers: names(down) }] : [];
}
