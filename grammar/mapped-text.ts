/** Text that knows where each of its parts was written. Only lines that macros touch need it. */
import type { Place, Via } from './problem.ts';
import type { Source } from './source.ts';

/** A run of characters with one origin. */
interface Segment {
  /** Offset in the mapped text. */
  readonly at: number;
  readonly source: Source;
  /** Where it was written. */
  readonly start: number;
  readonly end: number;
  /** Character by character the same as the source (else the whole run stands for start…end). */
  readonly verbatim: boolean;
  readonly via: Via | undefined;
}

/** Both stand for the same text as a whole, so that one can be as long as both. */
const isSameOrigin = (one: Segment | undefined, other: Segment): boolean =>
  one !== undefined &&
  !one.verbatim &&
  !other.verbatim &&
  one.source === other.source &&
  one.start === other.start &&
  one.end === other.end &&
  isSameVia(one.via, other.via);

const isSameVia = (one: Via | undefined, other: Via | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    one.name === other.name &&
    one.source === other.source &&
    one.start === other.start &&
    one.end === other.end);

export class MappedText {
  readonly text: string;
  private readonly segments: readonly Segment[];

  private constructor(text: string, segments: readonly Segment[]) {
    this.text = text;
    this.segments = segments;
  }

  static verbatim(source: Source, start: number, end: number): MappedText {
    return new MappedText(source.text.slice(start, end), [{ at: 0, source, start, end, verbatim: true, via: undefined }]);
  }

  get length(): number {
    return this.text.length;
  }

  slice(from: number, to: number = this.text.length): MappedText {
    if (from === 0 && to === this.text.length) return this;
    // the parts before the cut stay as they are: a line in which many names are replaced has many of them
    const whole = from === 0 ? this.wholeBefore(to) : 0;
    const kept = this.segments.slice(0, whole);
    for (let index = whole; index < this.segments.length; index++) {
      const segment = this.segments[index];
      if (segment === undefined || segment.at > to) break;
      const end = this.endOf(index);
      const first = Math.max(segment.at, from);
      const last = Math.min(end, to);
      if (first >= last && !(segment.at === end && first === last)) continue;
      kept.push(
        segment.verbatim
          ? { ...segment, at: first - from, start: segment.start + first - segment.at, end: segment.start + last - segment.at }
          : { ...segment, at: first - from },
      );
    }
    const origin = this.segments[0];
    if (kept.length === 0 && origin !== undefined) kept.push({ ...origin, at: 0 });
    return new MappedText(this.text.slice(from, to), kept);
  }

  /** This text, then another's. */
  concat(other: MappedText): MappedText {
    if (this.text === '') return other;
    if (other.text === '') return this;
    return new MappedText(this.text + other.text, [
      ...this.segments,
      ...other.segments.map((segment) => ({ ...segment, at: segment.at + this.text.length })),
    ]);
  }

  /** Puts another text in place of from…to; what is put there is said to stand at this place, by way of `via`. */
  replace(from: number, to: number, text: string, via: Via | undefined): MappedText {
    const use = this.place(from, to);
    const segments = from === 0 ? [] : (this.slice(0, from).segments as Segment[]);
    const put = { at: from, source: use.source, start: use.start, end: use.end, verbatim: false, via: via ?? use.via };
    // a definition that contains itself puts a thousand of them side by side
    if (text !== '' && !isSameOrigin(segments[segments.length - 1], put)) segments.push(put);
    if (to < this.length) {
      const shift = from + text.length;
      for (const segment of this.slice(to).segments) segments.push({ ...segment, at: segment.at + shift });
    } else if (segments.length === 0) return MappedText.standIn(text, use, via);
    return new MappedText(this.text.slice(0, from) + text + this.text.slice(to), segments);
  }

  /** All of another text, said to stand where `use` is. */
  static standIn(text: string, use: Place, via: Via | undefined): MappedText {
    return new MappedText(text, [{ at: 0, source: use.source, start: use.start, end: use.end, verbatim: false, via: via ?? use.via }]);
  }

  /** Where from…to was written. */
  place(from: number, to: number): Place {
    let first: Segment | undefined;
    let start = 0;
    let end = 0;
    let via: Via | undefined;
    for (let index = this.wholeBefore(from); index < this.segments.length; index++) {
      const segment = this.segments[index];
      if (segment === undefined || segment.at > to) break;
      const stop = this.endOf(index);
      const touches = from === to ? segment.at <= from && from <= stop : segment.at < to && stop > from;
      if (!touches) continue;
      const left = segment.verbatim ? segment.start + Math.max(from - segment.at, 0) : segment.start;
      const right = segment.verbatim ? segment.start + Math.min(to, stop) - segment.at : segment.end;
      if (first === undefined) {
        first = segment;
        start = left;
        end = right;
      } else if (segment.source === first.source) {
        start = Math.min(start, left);
        end = Math.max(end, right);
      }
      via ??= segment.via;
      if (from === to) break;
    }
    first ??= this.segments[0];
    if (first === undefined) throw new Error('a mapped text has at least one segment');
    return { source: first.source, start, end: Math.max(start, end), ...(via === undefined ? {} : { via }) };
  }

  /** How many segments end before this offset. */
  private wholeBefore(offset: number): number {
    let low = 0;
    let high = this.segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.endOf(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private endOf(index: number): number {
    return this.segments[index + 1]?.at ?? this.text.length;
  }
}
