/** `kalint [lint]`: find mistakes. */
import { lintText } from '../../lint/engine.ts';
import type { LintOptions, Severity } from '../../lint/finding.ts';
import type { Values } from '../args.ts';
import { command } from '../command.ts';
import { bug } from '../bug.ts';
import { environment } from '../environment.ts';
import { filesOnDisk } from '../files.ts';
import { gather } from '../gather.ts';
import { host, hostsOf } from '../host.ts';
import type { ExitCode, Io } from '../io.ts';
import { lintEach, merge, sourcesOf, withoutIncluded } from '../lint-many.ts';
import { choice, toggle } from '../option-kinds.ts';
import { color, define, envFile, id, keepalived, stdinFilename } from '../options.ts';
import { defaultFormat, FORMATS, reporters, wantsColor, widthFor } from '../report/index.ts';
import { isAtLeast, type Report } from '../report/report.ts';
import { visible } from '../report/visible.ts';
import { Stopwatch } from '../stopwatch.ts';

const options = {
  keepalived,
  id,
  format: choice('NAME', FORMATS, undefined, `${FORMATS.join(', ')} (default: pretty on a terminal, else gcc)`),
  'fail-on': choice(
    'LEVEL',
    ['error', 'warning', 'info', 'never'],
    'error',
    'exit 1 from this level on: error (default), warning, info, never',
  ),
  host,
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
    const lintOptions = optionsFor(given, io);
    const hostOf = hostsOf(given.host, io.cwd);
    const { targets, unreadable } = await gather(operands, given['stdin-filename'] ?? '<stdin>', io);
    for (const { name, reason } of unreadable) io.stderr.write(`kalint: ${visible(name)}: ${reason}\n`);
    const { linted: all, crashed } = lintEach(targets, ({ name, text }) =>
      watch.time('lint', () => lintText(name, text, { ...lintOptions, hostOfId: (id) => hostOf(name, id) })),
    );
    for (const { target, error } of crashed) io.stderr.write(`kalint: ${visible(target.name)}: ${bug(error)}\n`);
    const linted = withoutIncluded(all, io.cwd);
    const report: Report = {
      keepalived: given.keepalived,
      files: linted.map(({ target }) => target.name),
      findings: merge(linted).filter(({ severity }) => !given.quiet || isAtLeast(severity, bound(given))),
      sources: sourcesOf(linted),
    };
    if (linted.length > 0 || given.format === 'json') watch.time('report', () => print(report, given, io));
    if (given.stats) io.stderr.write(stats(report, watch));
    return unreadable.length + crashed.length > 0 ? 3 : verdict(report, given);
  },
});

const optionsFor = (given: LintCall, io: Io): LintOptions => {
  const variables = environment(given.define, given['env-file'], io.cwd);
  return {
    keepalived: given.keepalived,
    ...(given.id === undefined ? {} : { ids: [given.id] }),
    ...(variables === undefined ? {} : { environment: variables }),
    files: filesOnDisk(io.cwd),
  };
};

function print(report: Report, given: LintCall, io: Io): void {
  const reporter = reporters[given.format ?? defaultFormat(io)];
  io.stdout.write(reporter(report, { color: wantsColor(given.color, io), columns: widthFor(io), quiet: given.quiet }));
}

/** With `--fail-on never`, errors are still what counts most. */
const bound = (given: LintCall): Severity => (given['fail-on'] === 'never' ? 'error' : given['fail-on']);

function verdict({ findings }: Report, given: LintCall): ExitCode {
  return given['fail-on'] !== 'never' && findings.some(({ severity }) => isAtLeast(severity, bound(given))) ? 1 : 0;
}

function stats({ files, sources, findings }: Report, watch: Stopwatch): string {
  const lines = Array.from(sources.values(), ({ text, lineStarts }) => lineStarts.length - (text === '' || text.endsWith('\n') ? 1 : 0));
  const total = lines.reduce((sum, count) => sum + count, 0);
  return `files ${files.length}, lines ${total}, findings ${findings.length}; ${String(watch)}\n`;
}
