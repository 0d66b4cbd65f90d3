/** Shows each rule what it asks for, and makes findings of what it says. */
import type { BoundBlock } from '../../grammar/bound.ts';
import { isBefore } from '../../grammar/language/version.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Cluster } from '../model/cluster/types.ts';
import type { AnyRule, Config, MessageData, More, OptionValue, RuleContext, Spot, SubjectKind } from './rule.ts';
import { clusterSubjectsOf, subjectsOf } from './subjects.ts';

export type OptionsOfRules = ReadonlyMap<string, Readonly<Record<string, OptionValue>>>;

/** A rule that threw: a bug of ours, which must not take the other rules with it. */
export interface Crash {
  readonly rule: string;
  readonly error: unknown;
}

export interface Ran {
  readonly problems: readonly Problem[];
  readonly crashes: readonly Crash[];
}

/** The rules about one config. */
export function runRules(rules: readonly AnyRule[], config: Config, options: OptionsOfRules = new Map()): Ran {
  const problems: Problem[] = [];
  const crashes: Crash[] = [];
  const subjects = new Map<SubjectKind, readonly unknown[]>();
  for (const rule of rules) {
    const { on } = rule;
    if (on === 'statement' || on === 'cluster' || on === 'virtual router' || !mayApply(rule, config)) continue;
    const seen = subjects.get(on) ?? subjectsOf[on](config);
    subjects.set(on, seen);
    const context = contextOf(rule, config, options, problems);
    guarded(rule, crashes, () => {
      for (const subject of seen) check(rule, subject, context);
    });
  }
  overStatements(rules, config, options, problems, crashes);
  return { problems, crashes };
}

/** Are there the words that a rule is about? */
const mayApply = ({ needs }: AnyRule, { bound }: Config): boolean => needs === undefined || needs.some((word) => bound.keywords.has(word));

/** The rules about the nodes of a cluster together. */
export function runClusterRules(rules: readonly AnyRule[], cluster: Cluster, options: OptionsOfRules = new Map()): Ran {
  const problems: Problem[] = [];
  const crashes: Crash[] = [];
  const [first] = cluster.nodes;
  if (first === undefined) return { problems, crashes };
  for (const rule of rules) {
    if (rule.on !== 'cluster' && rule.on !== 'virtual router') continue;
    const context = contextOf(rule, first, options, problems);
    const subjects = clusterSubjectsOf[rule.on](cluster);
    guarded(rule, crashes, () => {
      for (const subject of subjects) check(rule, subject, context);
    });
  }
  return { problems, crashes };
}

/** Statements are walked once for all rules: there are many. */
function overStatements(rules: readonly AnyRule[], config: Config, options: OptionsOfRules, problems: Problem[], crashes: Crash[]): void {
  const byKeyword = new Map<string, { rule: AnyRule; context: RuleContext }[]>();
  for (const rule of rules) {
    if (rule.on !== 'statement') continue;
    const listener = { rule, context: contextOf(rule, config, options, problems) };
    for (const keyword of rule.keywords ?? []) byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), listener]);
  }
  if (![...byKeyword.keys()].some((keyword) => config.bound.keywords.has(keyword))) return;
  const broken = new Set<AnyRule>();
  const walk = (block: BoundBlock): void => {
    for (const statement of block.items) {
      for (const { rule, context } of byKeyword.get(statement.keyword.name) ?? []) {
        if (broken.has(rule)) continue;
        if (!guarded(rule, crashes, () => check(rule, statement, context))) broken.add(rule);
      }
      if (statement.block !== null) walk(statement.block);
    }
  };
  walk(config.bound.root);
}

const check = (rule: AnyRule, subject: unknown, context: RuleContext): void =>
  (rule.check as (subject: unknown, context: RuleContext) => void)(subject, context);

/** Did it go well? */
function guarded(rule: AnyRule, crashes: Crash[], run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    crashes.push({ rule: rule.id, error });
    return false;
  }
}

function contextOf(rule: AnyRule, config: Config, options: OptionsOfRules, problems: Problem[]): RuleContext {
  const given = options.get(rule.id);
  return {
    config,
    since: (version) => !isBefore(config.version, version),
    option: (name) => {
      const option = rule.options?.[name];
      if (option === undefined) throw new Error(`rule ${rule.id} has no option ${name}`);
      return given?.[name] ?? option.default;
    },
    report: (message: string, at: Spot, data: MessageData = {}, more: More = {}) => {
      problems.push(problemOf(rule.id, filled(rule.messages[message] ?? message, data), at, more));
    },
  };
}

const filled = (template: string, data: MessageData): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));

const problemOf = (rule: string, message: string, { place, block }: Spot, { related, fixes, host }: More): Problem => ({
  rule,
  message,
  place,
  line: 0,
  keepalived: 'silent',
  block,
  ...(host === undefined ? {} : { host }),
  ...(fixes === undefined ? {} : { fixes }),
  ...(related === undefined ? {} : { related: related.map(({ at, message: text }) => ({ ...at.place, message: text })) }),
});
