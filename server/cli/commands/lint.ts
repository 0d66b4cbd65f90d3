/** `kalint [lint]`: find mistakes. */
import { FAIL_ON } from '../../lint/config-shape.ts';
import { lintText } from '../../lint/engine.ts';
import type { Option, Values } from '../args.ts';
import { command } from '../command.ts';
import { environment } from '../environment.ts';
import { filesOnDisk } from '../files.ts';
import { Configs } from '../find-config.ts';
import { fixFiles, type LintTarget } from '../fix-files.ts';
import { gather } from '../gather.ts';
import { host, HostFiles } from '../host.ts';
import type { Io } from '../io.ts';
import { jobsFor, type CallSettings, type Job } from '../lint-jobs.ts';
import { lintAll, lintAsCluster } from '../lint-all.ts';
import { merge, type Linted } from '../lint-many.ts';
import { reportOf, stats } from '../lint-report.ts';
import { countWarnings, fails, onlyCounting } from '../lint-verdict.ts';
import { choice, count, text, toggle } from '../option-kinds.ts';
import { color, define, envFile, id, keepalived, stdinFilename } from '../options.ts';
import { defaultFormat, FORMATS, isDocument, reporterFor, wantsColor, widthFor } from '../report/index.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../report/visible.ts';
import { ruleLevel } from '../rule-level.ts';
import { Stopwatch } from '../stopwatch.ts';

/** As for the other commands, but a config file may say it, too. */
const release: Option<string | undefined> = { ...keepalived, initial: undefined, read: (given) => keepalived.read(given, '') };

const options = {
  keepalived: release,
  id,
  format: choice('NAME', FORMATS, undefined, `${FORMATS.join(', ')} (default: pretty on a terminal, else gcc)`),
  'fail-on': choice('LEVEL', FAIL_ON, undefined, 'exit 1 from this level on: error (default), warning, info, never'),
  cluster: toggle('the files are the nodes of one cluster, and so are the config ids in a file: compares them, see docs/cluster.md'),
  host,
  'max-warnings': count('N', 'exit 1, too, when there are more warnings than this'),
  rule: ruleLevel,
  config: text('FILE', 'the config file of kalint (default: the nearest one upwards from each file, see docs/configuration.md)'),
  fix: toggle("apply safe fixes to the files and what they include; for '-' the fixed text goes to stdout"),
  'fix-dry-run': toggle('print the safe fixes as a unified diff, and change nothing'),
  'stdin-filename': stdinFilename,
  define,
  'env-file': envFile,
  color,
  quiet: toggle('only findings that count for --fail-on, and no summary', 'q'),
  stats: toggle('files, lines, findings and the time each phase took, on stderr'),
};

type LintCall = Values<typeof options>;

export const lint = command({
  usage: 'kalint [lint] [options] [FILE|DIR|-]...',
  about:
    'Finds mistakes in keepalived configurations: what keepalived -t would report, and what it accepts in silence. A directory stands for ' +
    'the configurations in it; - is standard input.',
  options,
  async run({ options: given, operands }, io) {
    const watch = new Stopwatch();
    const call = callSettings(given, io);
    const stdin = given['stdin-filename'] ?? '<stdin>';
    const { targets, unreadable } = await watch.timeAsync('read', () => gather(operands, stdin, io));
    for (const { name, reason } of unreadable) say(io, `${visible(name)}: ${reason}`);
    const { jobs: asked, ignored } = await watch.timeAsync('config', () => jobsFor(targets, new Configs(io.cwd, given.config), call));
    if (!given.quiet) for (const { name, found } of ignored) if (!found) say(io, `${visible(name)}: not linted, as its config file says`);
    const { jobs, failed } = isFixing(given) ? watch.time('fix', () => fixed(asked, given, stdin, io)) : { jobs: asked, failed: false };
    const { linted, outlooks, crashed } = (given.cluster ? lintAsCluster : lintAll)(jobs, watch, io);
    const report = { ...reportOf(given.quiet ? linted.map(onlyCounting) : linted, call.keepalived, io.cwd), ...(outlooks && { outlooks }) };
    // what stands in the pipe is then the fixed text
    const out = given.fix && jobs.some(({ name }) => name === stdin) ? { ...io, stdout: io.stderr } : io;
    if (!given['fix-dry-run']) await print(report, given, watch, out);
    if (given.stats) io.stderr.write(stats(report, watch));
    const hasTooMany = tooManyWarnings(linted, given['max-warnings'], io);
    if (crashed || failed || unreadable.length > 0) return 3;
    return fails(linted) || hasTooMany ? 1 : 0;
  },
});

const callSettings = (given: LintCall, io: Io): CallSettings => ({
  keepalived: given.keepalived,
  id: given.id,
  failOn: given['fail-on'],
  levels: given.rule,
  environment: environment(given.define, given['env-file'], io.cwd),
  files: filesOnDisk(io.cwd),
  hosts: new HostFiles(given.host, io.cwd),
});

const isFixing = (given: LintCall): boolean => given.fix || given['fix-dry-run'];

function fixed(jobs: readonly Job[], given: LintCall, stdin: string, io: Io): { jobs: readonly Job[]; failed: boolean } {
  const lint: LintTarget<Job> = ({ name, text, options: settings }, files) => lintText(name, text, { ...settings, files });
  const { targets, files, failed } = fixFiles(
    { targets: jobs, lint, files: filesOnDisk(io.cwd), isDryRun: given['fix-dry-run'], stdin },
    io,
  );
  return { jobs: targets.map((job) => ({ ...job, options: { ...job.options, files } })), failed };
}

async function print(report: Report, given: LintCall, watch: Stopwatch, io: Io): Promise<void> {
  const format = given.format ?? defaultFormat(io);
  if (report.files.length === 0 && !isDocument(format)) return;
  const reporter = await reporterFor(format);
  const style = { color: wantsColor(given.color, io), columns: widthFor(io), quiet: given.quiet };
  io.stdout.write(watch.time('report', () => reporter(report, style)));
}

function tooManyWarnings(linted: readonly Linted<Job>[], most: number | undefined, io: Io): boolean {
  const warnings = countWarnings(merge(linted));
  const isTooMany = most !== undefined && warnings > most;
  if (isTooMany) say(io, `${warnings} warnings, but --max-warnings allows ${most}`);
  return isTooMany;
}

const say = (io: Io, line: string): unknown => io.stderr.write(`kalint: ${line}\n`);
