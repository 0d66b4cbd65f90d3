/** What reading and binding find wrong. The lint engine makes findings of it. */
import type { Source } from './source.ts';

/** Where a mistake stands in the written text; through macros, where the macro was used and where its text comes from. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** The definition, sequence or list that this text came from. */
  readonly via?: Via;
}

export interface Via {
  /** As the user writes it: `$NAME`, `~SEQ(i, …)`. */
  readonly name: string;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly place: Place;
  /** The physical line that keepalived names in its report; 0 where it names none. */
  readonly line: number;
  /**
   * What keepalived -t does about it: `reports` it, ends at once (`fatal`), ends by a signal (`crashes`), never ends (`hangs`),
   * or takes it in silence.
   */
  readonly keepalived: 'reports' | 'fatal' | 'crashes' | 'hangs' | 'silent';
  readonly host?: boolean;
  /** keepalived has given up before it would come to this. */
  readonly masked?: boolean;
  readonly related?: readonly (Place & { readonly message: string })[];
  /** Further lines of keepalived's that this one mistake causes. */
  readonly cascade?: readonly number[];
  readonly fixes?: readonly ProblemFix[];
  /** Names of the blocks around it, outermost first; filled in where the reader alone cannot know. */
  readonly block?: readonly string[];
}

export interface ProblemFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly source: Source; readonly start: number; readonly end: number; readonly text: string }[];
}

/** The same mistake in a text that stands elsewhere now: in this source, so many characters and lines further down. */
export function movedProblem(problem: Problem, source: Source, by: number, lines: number): Problem {
  const move = <T extends { readonly start: number; readonly end: number }>(place: T): T => ({
    ...place,
    source,
    start: place.start + by,
    end: place.end + by,
  });
  const { place, line, related, cascade, fixes } = problem;
  return {
    ...problem,
    place: move(place),
    line: line === 0 ? 0 : line + lines,
    ...(related === undefined ? {} : { related: related.map(move) }),
    ...(cascade === undefined ? {} : { cascade: cascade.map((at) => at + lines) }),
    ...(fixes === undefined ? {} : { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })) }),
  };
}
