/** Cuts a file into virtual servers and what stands between them. Those that are known from the version before are recognized, not read. */
import type { Part } from './part.ts';
import { PART } from './part.ts';
import type { Source } from './source.ts';
import { Cutter } from './written.ts';

/** Whole lines of a file. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** The 1-based line that it begins in. */
  readonly line: number;
  /** `new`: a virtual server that was not there before; `other`: what stands between them. */
  readonly is: Part | 'new' | 'other';
}

/** @param known the parts of the version before, in their order */
export function cutParts(source: Source, known: readonly Part[]): Cut[] {
  return new PartCutter(source, known).run();
}

const LF = 10;

class PartCutter {
  private readonly source: Source;
  private readonly known: readonly Part[];
  private readonly used = new Set<Part>();
  /** The part that comes next if nothing has changed. */
  private next = 0;
  private cutter: Cutter;
  private readonly cuts: Cut[] = [];
  /** Where what stands between the parts began. */
  private rest: { start: number; line: number } = { start: 0, line: 1 };

  constructor(source: Source, known: readonly Part[]) {
    this.source = source;
    this.known = known;
    this.cutter = new Cutter(source, 0, 1);
  }

  run(): Cut[] {
    const { text } = this.source;
    let depth = 0;
    let lineStart = 0;
    let isLineStart = true;
    while (this.cutter.at < text.length) {
      if (isLineStart && depth === 0 && this.startsPart() && this.part(lineStart)) {
        lineStart = this.cutter.at;
        continue;
      }
      const kind = this.cutter.step();
      if (kind === 'newline') lineStart = this.cutter.at;
      isLineStart = kind === 'newline' || (isLineStart && kind === 'blank');
      if (kind === 'open') depth++;
      else if (kind === 'close' && depth > 0) depth--;
    }
    this.other(text.length);
    return this.cuts;
  }

  private startsPart(): boolean {
    const { text } = this.source;
    const { at } = this.cutter;
    if (!text.startsWith(PART, at)) return false;
    const behind = text.charAt(at + PART.length);
    return behind === ' ' || behind === '\t';
  }

  /** A virtual server whose first line begins here; false: it is none that could be read by itself. */
  private part(start: number): boolean {
    const { line } = this.cutter;
    const known = this.knownAt(start);
    const behind = known === null ? this.behindNew() : new Cutter(this.source, start + known.text.length, line + known.lineEnds);
    if (behind === null) return false;
    this.other(start);
    this.cuts.push({ start, end: behind.at, line, is: known ?? 'new' });
    this.cutter = behind;
    this.rest = { start: behind.at, line: behind.line };
    return true;
  }

  private knownAt(start: number): Part | null {
    for (const index of [this.next, this.next + 1]) {
      const part = this.known[index];
      if (part !== undefined && this.standsAt(part, start)) return this.use(part, index);
    }
    const index = this.known.findIndex((part) => this.standsAt(part, start));
    const part = this.known[index];
    return part === undefined ? null : this.use(part, index);
  }

  private use(part: Part, index: number): Part {
    this.used.add(part);
    this.next = index + 1;
    return part;
  }

  private standsAt(part: Part, start: number): boolean {
    const { text } = this.source;
    const end = start + part.text.length;
    // much faster than startsWith, which goes from character to character
    if (text.slice(start, end) !== part.text || this.used.has(part)) return false;
    return end === text.length || part.text.charCodeAt(part.text.length - 1) === LF;
  }

  /** A cutter behind the last line of the block that begins here; null: it does not end, or something stands behind it in that line. */
  private behindNew(): Cutter | null {
    const { text } = this.source;
    const cutter = new Cutter(this.source, this.cutter.at, this.cutter.line);
    let depth = 0;
    let ended = false;
    while (cutter.at < text.length) {
      const kind = cutter.step();
      if (kind === 'newline') {
        if (ended) return cutter;
      } else if (ended) {
        if (kind !== 'blank' && kind !== 'comment') return null;
      } else if (kind === 'open') depth++;
      else if (kind === 'close') {
        depth--;
        ended = depth <= 0;
      }
    }
    return ended ? cutter : null;
  }

  /** What stands between the last part and here. */
  private other(end: number): void {
    const { start, line } = this.rest;
    if (start < end) this.cuts.push({ start, end, line, is: 'other' });
  }
}
