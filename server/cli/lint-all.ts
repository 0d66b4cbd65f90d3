/** Lints what there is to lint, each file by itself or all of them as the nodes of a cluster. */
import { lintCluster } from '../lint/cluster.ts';
import { lintText } from '../lint/engine.ts';
import { outlooks, type Outlook } from '../model/cluster/failures.ts';
import { bug } from './bug.ts';
import type { Io } from './io.ts';
import type { Job } from './lint-jobs.ts';
import { lintEach, withoutIncluded, type Linted } from './lint-many.ts';
import { Progress } from './progress.ts';
import { visible } from './report/visible.ts';
import type { Stopwatch } from './stopwatch.ts';
import { UsageError } from './usage-error.ts';

export interface LintedAll {
  readonly linted: readonly Linted<Job>[];
  /** Who is master after each single failure; absent: these are no nodes of one cluster. */
  readonly outlooks?: readonly Outlook[];
  /** A bug of ours kept us from judging all of it. */
  readonly crashed: boolean;
}

export function lintAll(jobs: readonly Job[], watch: Stopwatch, io: Io): LintedAll {
  const progress = new Progress(io, jobs.length);
  const { linted: all, crashed } = lintEach(jobs, (job) => {
    progress.step(job.name);
    return watch.time('lint', () => lintText(job.name, job.text, job.options));
  });
  progress.end();
  const linted = withoutIncluded(all, io.cwd);
  for (const { target, error } of crashed) io.stderr.write(`kalint: ${visible(target.name)}: ${bug(error)}\n`);
  return { linted, crashed: tellCrashes(linted, io) || crashed.length > 0 };
}

/** @throws UsageError for a single node */
export function lintAsCluster(jobs: readonly Job[], watch: Stopwatch, io: Io): LintedAll {
  const { cluster, results } = watch.time('lint', () => lintCluster(jobs));
  const all = jobs.map((target, index): Linted<Job> => ({ target, result: results[index] ?? NOTHING }));
  const linted = withoutIncluded(all, io.cwd);
  // what a directory holds as a part of a node is no node
  if (linted.length < all.length)
    return lintAsCluster(
      linted.map(({ target }) => target),
      watch,
      io,
    );
  if (cluster.nodes.length < 2)
    throw new UsageError('--cluster: one node is no cluster; name the files of all nodes, or a file with several config ids');
  return { linted, outlooks: outlooks(cluster), crashed: tellCrashes(linted, io) };
}

const NOTHING = { findings: [], texts: new Map<string, string>(), crashes: [] };

/** Did a rule of ours throw? */
function tellCrashes(linted: readonly Linted<Job>[], io: Io): boolean {
  const crashes = linted.flatMap(({ target, result }) => result.crashes.map((crash) => ({ ...crash, name: target.name })));
  for (const { name, rule, error } of crashes) io.stderr.write(`kalint: ${visible(name)}: rule ${rule}: ${bug(error)}\n`);
  return crashes.length > 0;
}
