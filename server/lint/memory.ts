/**
 * What an editor's server remembers of a config from one edit to the next, so that an edit in one virtual server of a thousand costs what that
 * one costs: see `grammar/parts.ts`. What it gives is what a fresh look would find; `test/lint/memory.test.ts` holds it to that.
 */
import type { Bound } from '../../grammar/bind.ts';
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Part } from '../../grammar/part.ts';
import { Parts, type ReadInParts } from '../../grammar/parts.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Reading } from '../../grammar/reader.ts';
import type { Source } from '../../grammar/source.ts';
import type { KeptService, ServiceKeeper } from '../model/lvs/keep.ts';
import type { VirtualServer } from '../model/lvs/types.ts';
import type { LintOptions } from './finding.ts';
import type { AnyRule } from './rule.ts';
import type { FindingsKeeper } from './run-rules.ts';

type MemoryOptions = Pick<LintOptions, 'keepalived' | 'host' | 'ruleOptions'>;

/** What stands between the parts, and how much of it before this one: what was made of a part holds as long as that is the same. */
interface Circumstances {
  readonly others: string;
  readonly before: number;
}

interface KnownService extends Circumstances {
  readonly service: VirtualServer;
}

interface JudgedPart extends Circumstances {
  readonly service: VirtualServer | null;
  readonly rules: readonly AnyRule[];
}

export class Memory {
  readonly options: MemoryOptions;
  readonly services: ServiceKeeper = {
    recall: (statement) => this.recallService(statement),
    remember: (kept) => this.rememberService(kept),
  };
  readonly findings: FindingsKeeper = {
    begin: (rules) => this.begin(rules),
    recall: (statement, service) => this.recallFindings(statement, service),
    remember: (statement, service, problems) => this.rememberFindings(statement, service, problems),
  };
  private readonly file: Parts;
  private last: { readonly source: Source; readonly read: ReadInParts | null } | undefined;
  private parts: ReadonlyMap<BoundStatement, Part> = new Map();
  private others = '';
  private rules: readonly AnyRule[] = [];
  private readonly known = new WeakMap<Part, KnownService>();
  private readonly judged = new WeakMap<Part, JudgedPart>();

  constructor(options: MemoryOptions) {
    this.options = options;
    this.file = new Parts(options.keepalived);
  }

  /** Would it be the same with these? */
  isFor({ keepalived, host, ruleOptions }: MemoryOptions): boolean {
    return this.options.keepalived === keepalived && this.options.host === host && this.options.ruleOptions === ruleOptions;
  }

  /** null: this text has to be read as a whole. What was made of an earlier text cannot be used any more. */
  read(source: Source): { readonly reading: Reading; readonly bound: Bound } | null {
    if (this.last?.source.text === source.text) return this.last.read;
    const read = this.file.read(source);
    this.last = { source, read };
    this.parts = read?.parts ?? new Map();
    // one string for all that is equal: it is compared for each part
    if (read !== null && read.others !== this.others) this.others = read.others;
    return read;
  }

  private recallService(statement: BoundStatement): KeptService | undefined {
    const part = this.parts.get(statement);
    const known = part && this.known.get(part);
    if (part === undefined || known === undefined || !this.isAsThen(part, known)) return undefined;
    return { service: known.service, problems: part.told.get('model') ?? [] };
  }

  private rememberService({ service, problems }: KeptService): void {
    const part = this.parts.get(service.statement);
    if (part === undefined) return;
    if (part.keep('model', problems)) this.known.set(part, { others: this.others, before: part.before, service });
    else this.known.delete(part);
  }

  private begin(rules: readonly AnyRule[]): void {
    const isSame = rules.length === this.rules.length && rules.every((rule, index) => rule === this.rules[index]);
    if (!isSame) this.rules = rules;
  }

  private recallFindings(statement: BoundStatement, service: VirtualServer | null): readonly Problem[] | undefined {
    const part = this.parts.get(statement);
    const judged = part && this.judged.get(part);
    if (part === undefined || judged === undefined || !this.isAsThen(part, judged)) return undefined;
    return judged.service === service && judged.rules === this.rules ? part.told.get('rules') : undefined;
  }

  private rememberFindings(statement: BoundStatement, service: VirtualServer | null, problems: readonly Problem[]): void {
    const part = this.parts.get(statement);
    if (part === undefined) return;
    if (part.keep('rules', problems)) this.judged.set(part, { others: this.others, before: part.before, service, rules: this.rules });
    else this.judged.delete(part);
  }

  private isAsThen(part: Part, { others, before }: Circumstances): boolean {
    return others === this.others && before === part.before;
  }
}
