/** Shows each rule what it asks for, and makes findings of what it says. */
import type { BoundStatement } from '../../grammar/bound.ts';
import { isBefore } from '../../grammar/language/version.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Cluster } from '../model/cluster/types.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { AnyRule, Config, MessageData, More, OptionValue, RuleContext, Spot } from './rule.ts';
import {
  clusterSubjectsOf,
  isInServices,
  isOfCluster,
  isOutside,
  subjectsIn,
  subjectsOutside,
  type OutsideKind,
  type ServiceKind,
} from './subjects.ts';

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
  const run = new Run(rules, config, options);
  run.outsideServices();
  run.inServices(keeper);
  return run;
}

/** Are there the words that a rule is about? */
function mayApply({ needs }: AnyRule, { bound: { keywords } }: Config): boolean {
  if (needs === undefined) return true;
  for (const word of needs) if (keywords.has(word)) return true;
  return false;
}

/** A rule with all that it is asked with. */
class Asked {
  readonly rule: AnyRule;
  private readonly tools: Tools;
  private context: RuleContext | undefined;
  private isBroken = false;

  constructor(rule: AnyRule, tools: Tools) {
    this.rule = rule;
    this.tools = tools;
  }

  /** Shows it one thing after the other. A rule that throws is told of, and asked no more. */
  about(subjects: readonly unknown[]): void {
    if (this.isBroken || subjects.length === 0) return;
    // most configs have nothing that most rules are about
    this.context ??= contextOf(this.rule, this.tools);
    try {
      for (const subject of subjects) check(this.rule, subject, this.context);
    } catch (error) {
      this.isBroken = true;
      this.tools.crashed({ rule: this.rule.id, error });
    }
  }
}

/** What all rules are asked with. */
interface Tools {
  readonly config: Config;
  readonly options: OptionsOfRules;
  readonly tell: (problem: Problem) => void;
  readonly crashed: (crash: Crash) => void;
}

interface AskedInService {
  readonly asked: Asked;
  readonly kind: ServiceKind;
}

function aboutService(all: readonly AskedInService[], service: VirtualServer): void {
  const subjects: { [Kind in ServiceKind]?: readonly unknown[] } = {};
  for (const { asked, kind } of all) asked.about((subjects[kind] ??= subjectsIn[kind](service)));
}

class Run implements Ran {
  problems: Problem[] = [];
  readonly crashes: Crash[] = [];
  private readonly config: Config;
  /** What is about something in a virtual server, alone. */
  private readonly inside: AskedInService[] = [];
  /** What looks from one virtual server to the others. */
  private readonly comparing: AskedInService[] = [];
  private readonly outside: { readonly asked: Asked; readonly kind: OutsideKind }[] = [];
  private readonly blocks: Asked[] = [];

  constructor(rules: readonly AnyRule[], config: Config, options: OptionsOfRules) {
    this.config = config;
    const tools: Tools = {
      config,
      options,
      tell: (problem) => this.problems.push(problem),
      crashed: (crash) => this.crashes.push(crash),
    };
    for (const rule of rules) if (mayApply(rule, config)) this.take(rule, new Asked(rule, tools));
  }

  private take({ on, compares }: AnyRule, asked: Asked): void {
    if (on === 'block') this.blocks.push(asked);
    else if (isInServices(on)) (compares ? this.comparing : this.inside).push({ asked, kind: on });
    if (isOutside(on)) this.outside.push({ asked, kind: on });
  }

  /** What stands between virtual servers, and what compares them. */
  outsideServices(): void {
    const { config } = this;
    const subjects: { [Kind in OutsideKind]?: readonly unknown[] } = {};
    for (const { asked, kind } of this.outside) asked.about((subjects[kind] ??= subjectsOutside[kind](config)));
    for (const service of config.model.lvs.virtualServers) aboutService(this.comparing, service);
    for (const statement of config.bound.root.items) if (statement.keyword.name !== SERVICE) this.block(statement);
  }

  inServices(keeper?: FindingsKeeper): void {
    const { bound, model } = this.config;
    keeper?.begin([...this.inside.map(({ asked }) => asked.rule), ...this.blocks.map(({ rule }) => rule)]);
    const services = new Map(model.lvs.virtualServers.map((service) => [service.statement, service]));
    const all = this.problems;
    for (const statement of bound.root.items) {
      if (statement.keyword.name !== SERVICE) continue;
      const service = services.get(statement) ?? null;
      const kept = keeper?.recall(statement, service);
      this.problems = [];
      if (kept === undefined) this.service(statement, service);
      if (kept === undefined && this.crashes.length === 0) keeper?.remember(statement, service, this.problems);
      for (const problem of kept ?? this.problems) all.push(problem);
    }
    this.problems = all;
  }

  private service(statement: BoundStatement, service: VirtualServer | null): void {
    if (service !== null) aboutService(this.inside, service);
    this.block(statement);
  }

  private block(statement: BoundStatement): void {
    if (this.blocks.length === 0) return;
    const subject = [statement];
    for (const asked of this.blocks) asked.about(subject);
  }
}

const SERVICE = 'virtual_server';

/** The rules about the nodes of a cluster together. */
export function runClusterRules(rules: readonly AnyRule[], cluster: Cluster, options: OptionsOfRules = new Map()): Ran {
  const problems: Problem[] = [];
  const crashes: Crash[] = [];
  const [first] = cluster.nodes;
  if (first === undefined) return { problems, crashes };
  const tools: Tools = { config: first, options, tell: (problem) => problems.push(problem), crashed: (crash) => crashes.push(crash) };
  for (const rule of rules) if (isOfCluster(rule.on)) new Asked(rule, tools).about(clusterSubjectsOf[rule.on](cluster));
  return { problems, crashes };
}

const check = (rule: AnyRule, subject: unknown, context: RuleContext): void =>
  (rule.check as (subject: unknown, context: RuleContext) => void)(subject, context);

function contextOf(rule: AnyRule, { config, options, tell }: Tools): RuleContext {
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
