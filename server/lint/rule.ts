/**
 * The shape of a rule of our own: a mistake that keepalived takes in silence. A rule is one object in a file of its own; it looks at one
 * thing at a time, does no I/O, and its samples are its tests and the examples of its page.
 */
import type { Bound } from '../../grammar/bind.ts';
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Version } from '../../grammar/language/types.ts';
import type { Place, ProblemFix } from '../../grammar/problem.ts';
import type { Cluster, VirtualRouter } from '../model/cluster/types.ts';
import type { HostFacts } from '../model/host.ts';
import type { Model } from '../model/index.ts';
import type { Checker, RealServer, VirtualServer } from '../model/lvs/types.ts';
import type { Command } from '../model/scripts.ts';
import type { Instance, SyncGroup } from '../model/vrrp/types.ts';
import type { TrackedScript } from '../model/vrrp/tracking-types.ts';
import type { RuleInfo } from './language-rules.ts';

export type Area = 'vrrp' | 'tracking' | 'scripts' | 'lvs' | 'checks' | 'network' | 'global' | 'cluster';

/** A config for one id, as its author meant it. */
export interface Config {
  readonly version: Version;
  readonly bound: Bound;
  readonly model: Model;
  /** null: nothing is known of the host; judge by what the config itself shows. */
  readonly host: HostFacts | null;
}

export interface ServerOf {
  readonly service: VirtualServer;
  readonly server: RealServer;
}

export interface CheckerOf extends ServerOf {
  readonly checker: Checker;
}

/** What a rule can look at, one at a time. */
export interface Subjects {
  config: Config;
  /** A statement of the top level, with all that is in it. */
  block: BoundStatement;
  instance: Instance;
  'sync group': SyncGroup;
  script: TrackedScript;
  /** A command that keepalived is to run: scripts, checks, notifications. */
  command: Command;
  'virtual server': VirtualServer;
  'real server': ServerOf;
  checker: CheckerOf;
  /** The nodes of a cluster together. */
  cluster: Cluster;
  /** Instances of at least two nodes that are meant to be one virtual router. */
  'virtual router': VirtualRouter;
}

export type SubjectKind = keyof Subjects;

/** Kinds that only several configs together have. */
export type ClusterKind = 'cluster' | 'virtual router';

/** Where a finding stands, and the names of the blocks around it. */
export interface Spot {
  readonly place: Place;
  readonly block: readonly string[];
}

export interface More {
  readonly related?: readonly { readonly at: Spot; readonly message: string }[];
  readonly fixes?: readonly ProblemFix[];
  /** It was decided by facts of the host. */
  readonly host?: true;
}

export type MessageData = Readonly<Record<string, string | number>>;

export type OptionValue = number | boolean | string | readonly string[];

/** A setting of a rule, for the config file and its schema. */
export type RuleOption =
  | { readonly type: 'integer'; readonly default: number; readonly minimum?: number; readonly maximum?: number; readonly doc: string }
  | { readonly type: 'boolean'; readonly default: boolean; readonly doc: string }
  | { readonly type: 'string'; readonly default: string; readonly values?: readonly string[]; readonly doc: string }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly doc: string };

export interface RuleContext<Message extends string = string> {
  /** Of a rule about a cluster: that of its first node. */
  readonly config: Config;
  /** The value of an option of this rule, or its default. */
  readonly option: (name: string) => OptionValue;
  /** Is the release to judge by this one or a newer one? */
  readonly since: (version: Version) => boolean;
  readonly report: (message: Message, at: Spot, data?: MessageData, more?: More) => void;
}

/** A config that shows what a rule does. Where the rule must strike, and nowhere else, the text stands in «». */
export interface Sample {
  readonly text: string;
  /** Default: the newest. */
  readonly keepalived?: Version;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** What `ip -j address` says. */
  readonly host?: readonly object[];
  /** The nodes, where they are files of their own; else the ids that `text` names are the nodes. Their marks count in the order of the files. */
  readonly nodes?: Readonly<Record<string, string>>;
  /** What `ip -j address` says on the nodes of a cluster, by config id or file. */
  readonly hosts?: Readonly<Record<string, readonly object[]>>;
  /** In a word, what it shows. */
  readonly shows?: string;
}

export interface Rule<Kind extends SubjectKind = SubjectKind, Message extends string = string> extends RuleInfo {
  readonly area: Area;
  readonly on: Kind;
  /** It has nothing to say of a config that uses none of these keywords, and is not asked then: most configs use few. */
  readonly needs?: readonly string[];
  /**
   * Of a rule about a virtual server or what is in it: it looks at the other virtual servers, too (`config.model.lvs`, `config.bound`). All
   * others come to the same as long as the rest of the file is the same, and are not asked again in an editor.
   */
  readonly compares?: true;
  /** With `{name}` where data goes in. */
  readonly messages: Readonly<Record<Message, string>>;
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** Public threads and standards that show that it happens and what it does: `acassen/keepalived#2599`, `RFC 5798 6.4`. */
  readonly evidence?: readonly string[];
  readonly samples: { readonly bad: readonly (string | Sample)[]; readonly good: readonly (string | Sample)[] };
  check(subject: Subjects[Kind], context: RuleContext<Message>): void;
}

/** A rule whose own types are known only to itself. */
export type AnyRule = Omit<Rule, 'check'> & { check(subject: never, context: RuleContext<never>): void };

export const rule = <Kind extends SubjectKind, Message extends string>(definition: Rule<Kind, Message>): AnyRule => definition;
