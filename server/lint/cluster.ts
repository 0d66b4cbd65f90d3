/** Lints the nodes of a cluster together. */
import { bind } from '../../grammar/bind.ts';
import { parseLines } from '../../grammar/parser.ts';
import { Source } from '../../grammar/source.ts';
import { clusterOf } from '../model/cluster/match.ts';
import type { Cluster, ClusterNode } from '../model/cluster/types.ts';
import type { HostFacts } from '../model/host.ts';
import { buildModel } from '../model/index.ts';
import { findingOf, lintText, readFor } from './engine.ts';
import type { Finding, LintOptions, LintResult } from './finding.ts';
import { OWN_RULES } from './rules/index.ts';
import { runClusterRules, type Crash } from './run-rules.ts';

export interface ClusterFile {
  readonly name: string;
  readonly text: string;
}

export interface ClusterOptions extends Omit<LintOptions, 'host' | 'hostOfId'> {
  /** What is known of the host of a node: of a file, or of a config id in it. */
  readonly hostOf?: (file: string, id: string) => HostFacts | undefined;
}

export interface ClusterResult {
  readonly cluster: Cluster;
  /** What is wrong with each file by itself, in the order of the files. */
  readonly own: readonly LintResult[];
  /** What only the nodes together show. */
  readonly findings: readonly Finding[];
  readonly crashes: readonly Crash[];
}

/** Each file is a node; where a file names config ids, each id is one. */
export function lintCluster(files: readonly ClusterFile[], options: ClusterOptions): ClusterResult {
  const idsOf = (file: ClusterFile): readonly string[] => options.ids ?? nodeIds(file, options);
  const cluster = clusterOf(files.flatMap((file) => nodesOf(file, idsOf(file), files.length, options)));
  const { problems, crashes } = runClusterRules(OWN_RULES, cluster, options.ruleOptions);
  const findings = problems.map((problem) => findingOf({ problem, cascade: [], masked: false }));
  const own = files.map((file) =>
    lintText(file.name, file.text, { ...options, ids: idsOf(file), hostOfId: (id) => options.hostOf?.(file.name, id) }),
  );
  return { cluster, own, findings: unique(findings), crashes };
}

/** The config without any id is not a node where there are ids: keepalived runs with one of them everywhere. */
function nodeIds({ name, text }: ClusterFile, options: ClusterOptions): readonly string[] {
  const { ids } = readFor(new Source(name, text), '', options);
  return ids.size === 0 ? [''] : [...ids].sort();
}

const nodesOf = ({ name, text }: ClusterFile, ids: readonly string[], fileCount: number, options: ClusterOptions): ClusterNode[] =>
  ids.map((id): ClusterNode => {
    const reading = readFor(new Source(name, text), id, options);
    const bound = bind(parseLines(reading.lines), options.keepalived);
    const { model } = buildModel(bound, options.keepalived);
    return { name: nodeName(name, id, fileCount), version: options.keepalived, bound, model, host: options.hostOf?.(name, id) ?? null };
  });

const nodeName = (file: string, id: string, fileCount: number): string => (id === '' ? file : fileCount === 1 ? id : `${file} @${id}`);

/** Nodes that come from one file can have one and the same mistake. */
function unique(findings: readonly Finding[]): Finding[] {
  const known = new Map(findings.map((finding) => [JSON.stringify([finding.rule, finding.file, finding.start, finding.message]), finding]));
  return [...known.values()];
}
