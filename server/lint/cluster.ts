/** Lints the nodes of a cluster together. */
import { clusterOf } from '../model/cluster/match.ts';
import type { Cluster, ClusterNode } from '../model/cluster/types.ts';
import { buildModel } from '../model/index.ts';
import { analyseText, findingOf, lintAnalysed, type Analysed } from './engine.ts';
import type { Finding, LintOptions, LintResult } from './finding.ts';
import { OWN_RULES } from './rules/index.ts';
import { runClusterRules, type Crash } from './run-rules.ts';

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

/** What the nodes together show. */
export interface Together {
  readonly cluster: Cluster;
  readonly findings: readonly Finding[];
  readonly crashes: readonly Crash[];
}

/** Each file is a node; where a file names config ids, each id is one. */
export function lintCluster(files: readonly ClusterFile[]): ClusterResult {
  const nodes = files.map(({ name, text, options }) => asNode(analyseText(name, text, options)));
  const { cluster, findings, crashes } = compareNodes(nodes);
  const results = nodes.map((node) => lintAnalysed(node, findings));
  return {
    cluster,
    results: results.map((result, index) => (index === 0 ? { ...result, crashes: [...result.crashes, ...crashes] } : result)),
  };
}

export function compareNodes(files: readonly Analysed[]): Together {
  const cluster = clusterOf(files.flatMap((file) => nodesOf(file, files.length)));
  const { problems, crashes } = runClusterRules(OWN_RULES, cluster, files[0]?.options.ruleOptions);
  return { cluster, findings: unique(problems.map((problem) => findingOf({ problem, cascade: [], masked: false }))), crashes };
}

/** The config without any id is not a node where there are ids: keepalived runs with one of them everywhere. */
export function asNode(analysed: Analysed): Analysed {
  if (analysed.options.ids !== undefined || analysed.byId.size === 1) return analysed;
  return { ...analysed, byId: new Map([...analysed.byId].filter(([id]) => id !== '')) };
}

/** Nodes are compared by what they mean, whatever their hosts have. */
const nodesOf = ({ name, options, byId }: Analysed, fileCount: number): ClusterNode[] =>
  Array.from(byId, ([id, { bound, model }]): ClusterNode => {
    const host = options.hostOfId?.(id) ?? options.host ?? null;
    const meant = host === null ? model : buildModel(bound, options.keepalived).model;
    return { name: nodeName(name, id, fileCount), version: options.keepalived, bound, model: meant, host };
  });

const nodeName = (file: string, id: string, fileCount: number): string => (id === '' ? file : fileCount === 1 ? id : `${file} @${id}`);

/** Nodes that come from one file can have one and the same mistake. */
function unique(findings: readonly Finding[]): Finding[] {
  const known = new Map(findings.map((finding) => [JSON.stringify([finding.rule, finding.file, finding.start, finding.message]), finding]));
  return [...known.values()];
}
