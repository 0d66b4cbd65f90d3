/** Lints the nodes of a cluster together. */
import { bind } from '../../grammar/bind.ts';
import { parseLines } from '../../grammar/parser.ts';
import { Source } from '../../grammar/source.ts';
import { clusterOf } from '../model/cluster/match.ts';
import type { Cluster, ClusterNode } from '../model/cluster/types.ts';
import { buildModel } from '../model/index.ts';
import { findingOf, lintText, readFor } from './engine.ts';
import type { Finding, LintOptions, LintResult } from './finding.ts';
import { OWN_RULES } from './rules/index.ts';
import { runClusterRules } from './run-rules.ts';

export interface ClusterFile {
  readonly name: string;
  readonly text: string;
  readonly options: LintOptions;
}

export interface ClusterResult {
  readonly cluster: Cluster;
  /** What is wrong with each file, in their order: by itself, and together with the others. */
  readonly results: readonly LintResult[];
}

/** Each file is a node; where a file names config ids, each id is one. */
export function lintCluster(files: readonly ClusterFile[]): ClusterResult {
  const prepared = files.map((file) => ({ ...file, ids: file.options.ids ?? nodeIds(file) }));
  const cluster = clusterOf(prepared.flatMap((file) => nodesOf(file, files.length)));
  const { problems, crashes } = runClusterRules(OWN_RULES, cluster, files[0]?.options.ruleOptions);
  const together = unique(problems.map((problem) => findingOf({ problem, cascade: [], masked: false })));
  const results = prepared.map(({ name, text, options, ids }) => lintText(name, text, { ...options, ids }, together));
  return {
    cluster,
    results: results.map((result, index) => (index === 0 ? { ...result, crashes: [...result.crashes, ...crashes] } : result)),
  };
}

/** The config without any id is not a node where there are ids: keepalived runs with one of them everywhere. */
function nodeIds({ name, text, options }: ClusterFile): readonly string[] {
  const { ids } = readFor(new Source(name, text), '', options);
  return ids.size === 0 ? [''] : [...ids].sort();
}

const nodesOf = ({ name, text, options, ids }: ClusterFile & { readonly ids: readonly string[] }, fileCount: number): ClusterNode[] =>
  ids.map((id): ClusterNode => {
    const bound = bind(parseLines(readFor(new Source(name, text), id, options).lines), options.keepalived);
    const { model } = buildModel(bound, options.keepalived);
    const host = options.hostOfId?.(id) ?? options.host ?? null;
    return { name: nodeName(name, id, fileCount), version: options.keepalived, bound, model, host };
  });

const nodeName = (file: string, id: string, fileCount: number): string => (id === '' ? file : fileCount === 1 ? id : `${file} @${id}`);

/** Nodes that come from one file can have one and the same mistake. */
function unique(findings: readonly Finding[]): Finding[] {
  const known = new Map(findings.map((finding) => [JSON.stringify([finding.rule, finding.file, finding.start, finding.message]), finding]));
  return [...known.values()];
}
