/** Shows each rule what it asks for, and makes findings of what it says. */
import type { BoundStatement } from '../../grammar/bound.ts';
import { isBefore } from '../../grammar/language/version.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Cluster } from '../model/cluster/types.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { AnyRule, Config, MessageData, More, OptionValue, RuleContext, Spot, SubjectKind } from './rule.ts';
import { clusterSubjectsOf, subjectsIn, subjectsOutside, type ServiceKind } from './subjects.ts';

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

/** What was found in virtual servers that are the same as when it was found, as is all else that counts. */
export interface FindingsKeeper {
  /** These are the rules that will be asked. */
  begin(rules: readonly AnyRule[]): void;
  recall(statement: BoundStatement, service: VirtualServer | null): readonly Problem[] | undefined;
  remember(statement: BoundStatement, service: VirtualServer | null, problems: readonly Problem[]): void;
}

/** The rules about one config. */
export function runRules(rules: readonly AnyRule[], config: Config, options: OptionsOfRules = new Map(), keeper?: FindingsKeeper): Ran {
  const run = new Run(
    rules.filter((rule) => rule.on !== 'cluster' && rule.on !== 'virtual router' && mayApply(rule, config)),
    config,
    options,
  );
  run.outsideServices();
  run.inServices(keeper);
  return run;
}

/** Are there the words that a rule is about? */
const mayApply = ({ needs }: AnyRule, { bound }: Config): boolean => needs === undefined || needs.some((word) => bound.keywords.has(word));

const isOfServices = (kind: SubjectKind): kind is ServiceKind => kind in subjectsIn;

class Run implements Ran {
  problems: Problem[] = [];
  readonly crashes: Crash[] = [];
  private readonly rules: readonly AnyRule[];
  private readonly config: Config;
  private readonly contexts: ReadonlyMap<AnyRule, RuleContext>;
  private readonly listeners: Listeners;
  private readonly broken = new Set<AnyRule>();

  constructor(rules: readonly AnyRule[], config: Config, options: OptionsOfRules) {
    this.rules = rules;
    this.config = config;
    this.contexts = new Map(rules.map((rule) => [rule, contextOf(rule, config, options, (problem) => this.problems.push(problem))]));
    this.listeners = new Listeners(rules, config);
  }

  /** What stands between virtual servers, and what compares them. */
  outsideServices(): void {
    const { config } = this;
    const subjects = new Map<SubjectKind, readonly unknown[]>();
    for (const rule of this.rules) {
      const { on } = rule;
      if (on === 'statement' || on === 'cluster' || on === 'virtual router') continue;
      const seen = subjects.get(on) ?? subjectsOutside[on](config);
      subjects.set(on, seen);
      this.ask(rule, seen);
      if (rule.compares && isOfServices(on)) for (const service of config.model.lvs.virtualServers) this.ask(rule, subjectsIn[on](service));
    }
    if (this.listeners.all.length > 0)
      for (const statement of config.bound.root.items) if (statement.keyword.name !== SERVICE) this.statement(statement);
  }

  inServices(keeper?: FindingsKeeper): void {
    const rules = this.rules.filter(({ on, compares }) => isOfServices(on) && !compares);
    keeper?.begin([...rules, ...this.listeners.all]);
    const services = new Map(this.config.model.lvs.virtualServers.map((service) => [service.statement, service]));
    const all = this.problems;
    for (const statement of this.config.bound.root.items) {
      if (statement.keyword.name !== SERVICE) continue;
      const service = services.get(statement) ?? null;
      const kept = keeper?.recall(statement, service);
      this.problems = [];
      if (kept === undefined) this.service(statement, service, rules);
      if (kept === undefined && this.crashes.length === 0) keeper?.remember(statement, service, this.problems);
      for (const problem of kept ?? this.problems) all.push(problem);
    }
    this.problems = all;
  }

  private service(statement: BoundStatement, service: VirtualServer | null, rules: readonly AnyRule[]): void {
    if (service !== null) {
      const subjects = new Map<SubjectKind, readonly unknown[]>();
      for (const rule of rules) {
        const { on } = rule;
        if (!isOfServices(on)) continue;
        const seen = subjects.get(on) ?? subjectsIn[on](service);
        subjects.set(on, seen);
        this.ask(rule, seen);
      }
    }
    if (this.listeners.all.length > 0) this.statement(statement);
  }

  /** Statements are walked once for all rules: there are many. */
  private statement(statement: BoundStatement): void {
    for (const rule of this.listeners.of(statement)) this.ask(rule, [statement]);
    for (const item of statement.block?.items ?? []) this.statement(item);
  }

  private ask(rule: AnyRule, subjects: readonly unknown[]): void {
    const context = this.contexts.get(rule);
    if (context === undefined || subjects.length === 0 || this.broken.has(rule)) return;
    const isWell = guarded(rule, this.crashes, () => {
      for (const subject of subjects) check(rule, subject, context);
    });
    if (!isWell) this.broken.add(rule);
  }
}

const SERVICE = 'virtual_server';

/** The rules about statements, if the config has any of theirs. */
class Listeners {
  readonly all: readonly AnyRule[];
  private readonly toEvery: readonly AnyRule[];
  private readonly byKeyword = new Map<string, AnyRule[]>();

  constructor(rules: readonly AnyRule[], { bound }: Config) {
    const used = ({ keywords }: AnyRule): boolean => keywords?.some((keyword) => bound.keywords.has(keyword)) ?? true;
    this.all = rules.filter((rule) => rule.on === 'statement' && used(rule));
    this.toEvery = this.all.filter(({ keywords }) => keywords === undefined);
    for (const rule of this.all)
      for (const keyword of rule.keywords ?? []) this.byKeyword.set(keyword, [...(this.byKeyword.get(keyword) ?? this.toEvery), rule]);
  }

  of({ keyword }: BoundStatement): readonly AnyRule[] {
    return this.byKeyword.get(keyword.name) ?? this.toEvery;
  }
}

/** The rules about the nodes of a cluster together. */
export function runClusterRules(rules: readonly AnyRule[], cluster: Cluster, options: OptionsOfRules = new Map()): Ran {
  const problems: Problem[] = [];
  const crashes: Crash[] = [];
  const [first] = cluster.nodes;
  if (first === undefined) return { problems, crashes };
  for (const rule of rules) {
    if (rule.on !== 'cluster' && rule.on !== 'virtual router') continue;
    const context = contextOf(rule, first, options, (problem) => problems.push(problem));
    const subjects = clusterSubjectsOf[rule.on](cluster);
    guarded(rule, crashes, () => {
      for (const subject of subjects) check(rule, subject, context);
    });
  }
  return { problems, crashes };
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

function contextOf(rule: AnyRule, config: Config, options: OptionsOfRules, tell: (problem: Problem) => void): RuleContext {
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
      tell(problemOf(rule.id, filled(rule.messages[message] ?? message, data), at, more));
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
