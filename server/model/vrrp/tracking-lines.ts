/** The lines of track_interface, track_script, track_file, track_process and track_bfd. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { splitWords, type LogicalLine } from '../../../grammar/lines.ts';
import { orList } from '../../../grammar/nearest.ts';
import { isMissing, tellMissingOn } from './host-interfaces.ts';
import { namesOf } from './names.ts';
import { trackFileOf } from './tracking-definitions.ts';
import { canBeInterface } from './tracking-interfaces.ts';
import { signedWithin } from './tracking-numbers.ts';
import type { Definitions, TrackedFile } from './tracking-types.ts';
import type { Definition, Instance, SyncGroup, Tracker, TrackerKind, Vrrp } from './types.ts';

interface Kind {
  readonly kind: TrackerKind;
  /** The block that defines it. */
  readonly block: string;
  readonly most: 253 | 254;
  /** A word other than reverse or noreverse behind the weight costs the line. */
  readonly strict: boolean;
}

const KINDS: Readonly<Record<string, Kind>> = {
  track_interface: { kind: 'interface', block: '', most: 253, strict: false },
  track_script: { kind: 'script', block: 'vrrp_script', most: 253, strict: false },
  track_file: { kind: 'file', block: 'track_file', most: 254, strict: true },
  track_process: { kind: 'process', block: 'vrrp_track_process', most: 254, strict: false },
  track_bfd: { kind: 'bfd', block: 'bfd_instance', most: 253, strict: true },
};

const definitionsOf = (kind: Definition['kind'], { scripts, files, processes, bfds }: Definitions): ReadonlyMap<string, Definition> =>
  ({ script: scripts, file: files, process: processes, bfd: bfds })[kind];

export function readTrackers(statement: BoundStatement, owner: Instance | SyncGroup, vrrp: Vrrp): void {
  const kind = KINDS[statement.keyword.name];
  if (kind === undefined) return;
  const seen = new Map<string, Tracker>();
  for (const tracker of owner.trackers) if (tracker.kind === kind.kind) seen.set(tracker.name, tracker);
  for (const line of statement.values ?? []) {
    if (vrrp.complaints.ended) return;
    const tracker = new LineReader(statement, line, kind, owner, vrrp).read(seen);
    if (tracker === null) continue;
    seen.set(tracker.name, tracker);
    owner.trackers.push(tracker);
  }
}

class LineReader {
  private readonly statement: BoundStatement;
  private readonly line: LogicalLine;
  private readonly kind: Kind;
  private readonly owner: Instance | SyncGroup;
  private readonly vrrp: Vrrp;
  private readonly words: readonly string[];
  private readonly name: string;

  constructor(statement: BoundStatement, line: LogicalLine, kind: Kind, owner: Instance | SyncGroup, vrrp: Vrrp) {
    this.statement = statement;
    this.line = line;
    this.kind = kind;
    this.owner = owner;
    this.vrrp = vrrp;
    this.words = splitWords(line).texts;
    this.name = this.words[0] ?? '';
  }

  /** The tracker, or null where keepalived drops the line. */
  read(seen: ReadonlyMap<string, Tracker>): Tracker | null {
    const { name, words, kind } = this;
    if (words.length === 0) return null;
    let target: Definition | null = null;
    if (kind.kind === 'interface') {
      if (!canBeInterface(name, this.vrrp)) return null;
      if (isMissing(name, this.vrrp)) {
        tellMissingOn({ owner: this.statement, line: this.line }, name, 0, this.vrrp);
        return null;
      }
    } else {
      target = definitionsOf(kind.kind, this.vrrp.definitions).get(name) ?? this.undefined(kind.kind);
      if (target === null) return null;
    }
    const first = seen.get(name);
    if (first !== undefined) {
      this.repeated(first);
      return null;
    }
    if (words.length > 1 && (words[1] !== 'weight' || words[2] === undefined)) return null;
    return this.weighted(target);
  }

  private weighted(target: Definition | null): Tracker | null {
    const { kind, words } = this;
    const [, , number, direction] = words;
    const trims = kind.kind === 'interface' || kind.kind === 'script';
    const given = signedWithin(number, trims ? 254 : kind.most);
    const weight = given === null ? (target?.weight ?? 0) : Math.max(-kind.most, Math.min(kind.most, given));
    let reverse = target?.reverse ?? false;
    if (direction === 'reverse') reverse = true;
    else if (direction === 'noreverse' && kind.kind !== 'interface') reverse = false;
    else if (direction !== undefined && kind.strict) return null;
    return { kind: kind.kind, name: this.name, owner: this.statement, line: this.line, weight, reverse, target, dropped: null };
  }

  private repeated(first: Tracker): void {
    this.vrrp.complaints.ofValue(this.statement, this.line, {
      rule: 'duplicate-tracker',
      message: `'${this.name}' is tracked by '${this.owner.name}' already. keepalived ignores this line, with its weight.`,
      words: [0, 0],
      related: [{ ...first.line.place(first.line.start, first.line.end), message: 'the first one' }],
    });
  }

  // -------------------------------------------------------------------------------------------- undefined names

  /** Complains; gives the definition that keepalived finds all the same, or null. */
  private undefined(kind: Definition['kind']): Definition | null {
    const { name, vrrp, statement, line } = this;
    const { block } = this.kind;
    const other = kind === 'file' ? fileOfCheckers(name, vrrp) : null;
    const fate = kind === 'file' ? fateOfUnknownFile(other, vrrp) : 'reported';
    const names = namesOf(vrrp.root);
    const [later] = names.find(block, name);
    const meant = later === undefined ? names.suggest(name, definitionsOf(kind, vrrp.definitions)) : [];
    const why =
      later === undefined
        ? `There is no ${block} '${name}'.${meant.length === 0 ? '' : ` Did you mean ${orList(meant)}?`}`
        : !names.isAbove(later, statement)
          ? `The ${block} '${name}' stands below this line, and keepalived looks only at what it has read so far: move it up.`
          : `The ${block} '${name}' above is dropped.`;
    vrrp.complaints.ofValue(statement, line, {
      rule: 'undefined-tracker',
      message: `${why} ${THEN[fate](name, this.owner.name)}`,
      words: [0, 0],
      keepalived: FATES[fate],
      ...(later === undefined ? {} : { related: [{ ...later.place(0, 1), message: 'it is defined here' }] }),
    });
    return fate === 'silent' ? other : null;
  }
}

type Fate = 'reported' | 'crash' | 'hang' | 'silent';

const FATES = { reported: 'reports', crash: 'crashes', hang: 'hangs', silent: 'silent' } as const;

const THEN: Readonly<Record<Fate, (name: string, owner: string) => string>> = {
  reported: (name, owner) => `keepalived ignores the line: '${owner}' does not notice when '${name}' fails.`,
  crash: () => "'keepalived -t' crashes here; the daemon ignores the line.",
  hang: () => "'keepalived -t' never ends here; the daemon ignores the line.",
  silent: () => "'keepalived -t' does not mind, but the daemon ignores the line.",
};

/** The release that gave track_files to the checkers, too. */
const SHARED_SINCE = '2.1.0';
/** The first release whose `-t` loops for ever instead of crashing. */
const LOOPS_SINCE = '2.2.8';

/** The track_file of that name that the checkers have, wherever it stands in the file. */
function fileOfCheckers(name: string, { root, complaints }: Vrrp): TrackedFile | null {
  for (const statement of namesOf(root).find('track_file', name)) {
    const file = trackFileOf(statement, complaints);
    if (file !== null && !('mistake' in file)) return file;
  }
  return null;
}

/**
 * `keepalived -t` reads the file once as checker and once as VRRP process, and ties the track_files of both together: with the first
 * one that it keeps as VRRP process, its list goes on into that of the checkers, and from there has no end.
 */
function fateOfUnknownFile(other: TrackedFile | null, { complaints, definitions }: Vrrp): Fate {
  if (definitions.files.size === 0 || !complaints.since(SHARED_SINCE)) return 'reported';
  if (other !== null) return 'silent';
  return complaints.since(LOOPS_SINCE) ? 'hang' : 'crash';
}
