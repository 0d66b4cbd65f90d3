/** What lines of routes and of rules have in common while they are read. */
import type { RoutingOption } from '../language/routing.ts';
import { Line, type RoutingReading } from './routing-line.ts';
import type { Complaint, ValueContext } from './types.ts';

export interface RoutingKind {
  readonly what: 'route' | 'rule';
  /** Of static_routes or static_rules. */
  readonly isStatic: boolean;
  readonly options: readonly RoutingOption[];
}

export abstract class RoutingEntry {
  protected readonly line: Line;
  protected readonly isStatic: boolean;
  protected readonly options: readonly RoutingOption[];
  protected tracked = true;
  /** The word `track_group`. */
  protected trackGroup: number | null = null;
  /** A protocol that is not keepalived's own. */
  protected foreign: number | null = null;
  protected readonly interfaces: string[] = [];
  protected readonly trackGroups: number[] = [];

  constructor(words: readonly string[], context: ValueContext, { what, isStatic, options }: RoutingKind) {
    this.line = new Line(words, context, what);
    this.isStatic = isStatic;
    this.options = options;
  }

  check(): readonly Complaint[] {
    if (this.line.more && this.rest()) this.whole();
    return this.line.finish();
  }

  /** What the line comes to. */
  read(): RoutingReading {
    this.check();
    const { line, interfaces, trackGroups, tracked } = this;
    const { impossibleInterface, missingInterface } = line;
    return { kept: !line.refused, interfaces, trackGroups, noTrack: !tracked, impossibleInterface, missingInterface };
  }

  /** Reads the words one after the other; false where keepalived gives the line up. */
  protected abstract rest(): boolean;

  /** What only the whole line shows. */
  protected abstract whole(): void;
}
