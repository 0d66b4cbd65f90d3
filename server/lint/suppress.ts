/** Takes away the findings that comments in a config turn off, and tells of comments that turn off nothing. */
import { Source } from '../../grammar/source.ts';
import { directivesIn, type Directive } from './directives.ts';
import type { Finding } from './finding.ts';
import type { RuleInfo } from './language-rules.ts';
import { ruleOf } from './rules.ts';
import { SUPPRESSION_RULES } from './suppression-rules.ts';
import { aboutSpelling, aboutUnused, aboutWords } from './suppression-findings.ts';

/** What is said about a comment is not silenced by a comment that turns off everything; it has to be named. */
const ABOUT_COMMENTS: ReadonlySet<string> = new Set(SUPPRESSION_RULES.map(({ id }) => id));

/** One comment that turns off one rule, or (null) every rule. */
interface Scope {
  readonly directive: Directive;
  readonly rule: string | null;
  used: boolean;
}

/**
 * @param findings all that was found, whatever the user's levels: a comment for a rule that is off anyway is not unused
 * @param texts every file that was read, by name
 * @param ran which rules had the chance to find something: of the others no comment is called unused
 */
export function suppress(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  ran: (rule: string) => boolean = looksAtOneFile,
): readonly Finding[] {
  let told = findings;
  for (const [name, text] of texts) {
    const source = new Source(name, text);
    const { directives, misspelt } = directivesIn(source);
    if (directives.length + misspelt.length === 0) continue;
    const scopes = new FileScopes(source, directives);
    told = scopes.visible([...told, ...directives.flatMap(aboutWords), ...misspelt.map(aboutSpelling)]);
    const unused = directives.flatMap((directive) => aboutUnused(directive, scopes.unusedOf(directive, ran)));
    told = [...told, ...scopes.visible(unused)];
  }
  return told;
}

/** Rules that compare nodes only run where there are several. */
function looksAtOneFile(rule: string): boolean {
  const info: (RuleInfo & { readonly area?: string }) | undefined = ruleOf(rule);
  return info?.area !== 'cluster';
}

/** What the comments of one file turn off, and where. */
class FileScopes {
  private readonly source: Source;
  private readonly directives: readonly Directive[];
  private readonly scopes: ReadonlyMap<Directive, readonly Scope[]>;
  /** For single lines. */
  private readonly byLine = new Map<number, Scope[]>();

  constructor(source: Source, directives: readonly Directive[]) {
    this.source = source;
    this.directives = directives;
    this.scopes = new Map(directives.map((directive) => [directive, scopesOf(directive)]));
    const targets = nextLines(source, directives);
    for (const directive of directives) {
      const line = source.lineOf(directive.start);
      if (directive.kind === 'disable-line') this.add(line, directive);
      if (directive.kind === 'disable-next-line')
        for (const target of new Set([line + 1, targets.get(line) ?? line + 1])) this.add(target, directive);
    }
  }

  private add(line: number, directive: Directive): void {
    const scopes = this.byLine.get(line) ?? [];
    scopes.push(...(this.scopes.get(directive) ?? []));
    this.byLine.set(line, scopes);
  }

  /** The findings that no comment of this file turns off, in their order. */
  visible(findings: readonly Finding[]): Finding[] {
    const regions = new Regions(this.directives, this.scopes);
    const here = findings.filter(({ file }) => file === this.source.name).sort((a, b) => a.start - b.start);
    const hidden = new Set(
      here.filter((finding) => {
        regions.moveTo(finding.start);
        const scopes = [...(this.byLine.get(this.source.lineOf(finding.start)) ?? []), ...regions.around(finding.rule)];
        const scope = scopes.find(({ rule }) => (rule === null ? !ABOUT_COMMENTS.has(finding.rule) : rule === finding.rule));
        if (scope !== undefined) scope.used = true;
        return scope !== undefined;
      }),
    );
    return hidden.size === 0 ? [...findings] : findings.filter((finding) => !hidden.has(finding));
  }

  /** The rules that a comment turns off for nothing; null stands for all. */
  unusedOf(directive: Directive, ran: (rule: string) => boolean): (string | null)[] {
    const scopes = this.scopes.get(directive) ?? [];
    return scopes.filter(({ rule, used }) => !used && (rule === null || (!ABOUT_COMMENTS.has(rule) && ran(rule)))).map(({ rule }) => rule);
  }
}

function scopesOf(directive: Directive): Scope[] {
  if (directive.kind === 'enable') return [];
  const names = directive.rules.length === 0 ? [null] : new Set(directive.rules.map(({ name }) => name));
  return Array.from(names, (rule) => ({ directive, rule, used: false }));
}

/** What `kalint-disable` and `kalint-enable` come to, on a walk through the file. */
class Regions {
  private readonly directives: readonly Directive[];
  private readonly scopes: ReadonlyMap<Directive, readonly Scope[]>;
  private next = 0;
  private readonly active = new Map<string | null, Scope>();
  /** Turned on again while everything is off. */
  private readonly excepted = new Set<string>();

  constructor(directives: readonly Directive[], scopes: ReadonlyMap<Directive, readonly Scope[]>) {
    this.directives = directives;
    this.scopes = scopes;
  }

  /** Only forwards. */
  moveTo(offset: number): void {
    for (
      let directive = this.directives[this.next];
      directive !== undefined && directive.end <= offset;
      directive = this.directives[++this.next]
    ) {
      if (directive.kind === 'disable') this.disable(directive);
      else if (directive.kind === 'enable') this.enable(directive);
    }
  }

  around(rule: string): Scope[] {
    const all = this.excepted.has(rule) ? undefined : this.active.get(null);
    return [this.active.get(rule), all].filter((scope) => scope !== undefined);
  }

  private disable(directive: Directive): void {
    for (const scope of this.scopes.get(directive) ?? []) {
      // what is off already needs no second comment: that one counts as unused
      if (!this.active.has(scope.rule)) this.active.set(scope.rule, scope);
      if (scope.rule === null) this.excepted.clear();
    }
  }

  private enable({ rules }: Directive): void {
    if (rules.length === 0) {
      this.active.clear();
      this.excepted.clear();
    }
    for (const { name } of rules) {
      this.active.delete(name);
      this.excepted.add(name);
    }
  }
}

/** For each line with a `disable-next-line`: the next one that is neither blank nor only a comment, so that such comments can be stacked. */
function nextLines(source: Source, directives: readonly Directive[]): Map<number, number> {
  const targets = new Map<number, number>();
  const last = source.lineStarts.length;
  for (const { kind, start } of directives.toReversed()) {
    if (kind !== 'disable-next-line') continue;
    const own = source.lineOf(start);
    let line = own + 1;
    while (line < last && isEmpty(source, line)) line = targets.get(line) ?? line + 1;
    targets.set(own, line);
  }
  return targets;
}

const EMPTY = /[ \t]*(?:[#!\r\n]|$)/y;

function isEmpty(source: Source, line: number): boolean {
  EMPTY.lastIndex = source.lineRange(line).start;
  return EMPTY.test(source.text);
}
