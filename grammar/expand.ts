/**
 * The macros of keepalived's reader: `$NAME=…` definitions, `$NAME` and `${NAME}`, `@id` and `@^id` lines, `~SEQ` and `~LST`.
 *
 * It is a machine fed with lines. What a line expands to (its rest behind a brace, the next turn of a sequence, the next line of a
 * definition) is read before the next line of the file, in that order. All of it is bounded: a definition that contains itself
 * would keep keepalived busy for ever, here it is a finding.
 */
import { isBefore } from './language/version.ts';
import { MappedText } from './mapped-text.ts';
import type { Place, Via } from './problem.ts';
import { PREDEFINED, type Predefined } from './predefined.ts';
import type { Reader, ReadOptions } from './reader.ts';
import { decomment } from './decomment.ts';
import { parseList, parseSequence, SequenceError, type Repetition } from './sequence.ts';

export interface Definition {
  readonly name: string;
  /** Where the name was written. */
  readonly place: Place;
  /** Where the whole definition was written; grows with its lines. */
  readonly body: { start: number; end: number };
  /** Its lines; one, unless it ends in `\`. */
  readonly lines: MappedText[];
  multiline: boolean;
}

/** A `$NAME` that was replaced, or could have been meant to be. */
export interface MacroUse {
  readonly name: string;
  readonly place: Place;
  readonly definition: Definition | null;
  /** What it was replaced by (its first line). */
  readonly value: string;
}

/** Lines of a definition that are still to be read. */
interface Pending {
  readonly definition: Definition;
  readonly use: Place;
  next: number;
  readonly repetitions: number;
  /** The definitions that its lines stand in: itself and those around. One of them in its own text never ends. */
  readonly lineage: readonly Definition[];
}

/** keepalived gives up replacing when the line outgrows its buffer. */
const LONGEST_LINE = 1024;
/** Replacements in one line; more come only from a definition that contains itself. */
const MOST_REPLACEMENTS = 5_000;
/** Lines that macros may add to a file. */
const MOST_LINES = 200_000;
/** Replacements in a file beyond the names that stand in it: a short file can ask for any number of them. */
const MOST_FURTHER_REPLACEMENTS = 500_000;

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isNamePart = (code: number): boolean => isLetter(code) || isDigit(code);
const isTabOrSpace = (code: number): boolean => code === 32 || code === 9;

export class Expander {
  readonly definitions: Definition[] = [];
  readonly uses: MacroUse[] = [];
  private readonly reader: Reader;
  private readonly options: ReadOptions;
  private readonly current = new Map<string, Definition>();
  private readonly predefined: ReadonlyMap<string, Predefined>;
  /** Since 2.4.0 a replaced line is not looked at again for `@`, `~` and `$`. */
  private readonly looksAgain: boolean;
  /** Since 2.2.0 only the first process reads the files; the others read its copy. */
  private readonly readsCopy: boolean;
  private readonly repetitions: { readonly repetition: Repetition; readonly lineage: readonly Definition[] }[] = [];
  /** Repetitions that were there when the pending definition began wait until it is read. */
  private repetitionFloor = 0;
  private pending: Pending | null = null;
  private readonly outerPending: Pending[] = [];
  private definition: Definition | null = null;
  /** The definitions that the line in hand comes from. */
  private lineage: readonly Definition[] = [];
  private produced = 0;
  /** How many names may still be replaced; every name that stands in the file adds one. */
  private credit = MOST_FURTHER_REPLACEMENTS;
  /** Lines that were there before the physical line in hand. */
  private linesBefore = 0;
  private exhausted = false;

  constructor(reader: Reader, options: ReadOptions) {
    this.reader = reader;
    this.options = options;
    this.looksAgain = isBefore(reader.version, '2.4.0');
    this.readsCopy = !isBefore(reader.version, '2.2.0') && options.asFirst !== true;
    this.predefined = PREDEFINED(reader.version);
  }

  /** A definition goes on in this line. */
  get collecting(): boolean {
    return this.definition !== null;
  }

  /** An empty line ends a definition of several lines. */
  blankLine(): void {
    if (this.definition !== null) this.endDefinition();
  }

  /**
   * A line of blanks, or of a comment only. Since 2.2.0 the first process hands the others its lines without comments, and to them
   * such a line is empty: it ends the definition.
   */
  commentLine(raw: MappedText, at: number): void {
    if (this.definition === null || !this.readsCopy) return;
    const { name } = this.definition;
    this.endDefinition();
    this.reader.differsFromFile = true;
    this.reader.problems.push({
      rule: 'cut-definition',
      message: `The definition of '$${name}' ends at this comment, though the line before says with '\\' that it goes on: keepalived hands the file to its processes without comments, and they see an empty line here. Take the comment out of the definition.`,
      place: raw.place(0, raw.length),
      line: at,
      keepalived: 'silent',
    });
  }

  finish(): void {
    if (this.definition !== null) this.endDefinition();
  }

  /** A physical line in which macros may be. */
  physical(raw: MappedText, at: number): void {
    const once = this.decomment(raw, at);
    const line = this.readsCopy && once.text.length < raw.length ? this.readAgain(raw, once, at) : once;
    if (line.length > 0) this.residue(line, at);
    else this.commentLine(raw, at);
  }

  /** What the other processes see of a line that the first one has taken comments and backslashes out of: `\\#` is a `#` to them. */
  private readAgain(raw: MappedText, once: MappedText, at: number): MappedText {
    const twice = decomment(once, this.looksAgain).line;
    if (twice.length === once.length) return once;
    this.reader.differsFromFile = true;
    if (once.text.endsWith('\\')) return twice;
    this.reader.problems.push({
      rule: 'escaped-comment',
      message:
        "A backslash does not protect '#' and '!' since keepalived 2.2.0: the first process takes it away, and the others then see a comment here, so the rest of the line is lost. Put the value into double quotes.",
      place: raw.place(0, raw.length),
      line: at,
      keepalived: 'silent',
    });
    return twice;
  }

  /** A line, or what is left of one behind a brace, and all that follows from it. */
  residue(first: MappedText, at: number): void {
    this.lineage = [];
    this.linesBefore = this.reader.lines.length;
    this.credit += first.text.split('$').length;
    let line: MappedText | null = first;
    while (line !== null) {
      const text: MappedText | null = this.interpret(line, at);
      const rest: MappedText | null = text === null ? null : this.reader.emit(text, at);
      line = rest ?? this.nextTurn(at);
    }
  }

  /** The next turn of a sequence, or the next line of a definition; null: the file is read on. */
  private nextTurn(at: number): MappedText | null {
    if (this.exhausted) return null;
    const { repetition, lineage } = this.repetitions[this.repetitions.length - 1] ?? {};
    if (repetition === undefined && this.pending === null) return null;
    if (++this.produced > MOST_LINES)
      return this.exhaust(
        repetition?.text.place(0, repetition.text.length) ?? this.pending?.use,
        at,
        `more than ${MOST_LINES.toLocaleString('en')} lines`,
      );
    if (repetition !== undefined && this.repetitions.length > this.repetitionFloor) {
      this.lineage = lineage ?? [];
      const values = repetition.next();
      for (const [name, value] of values) {
        const via: Via = { name: repetition.label, ...repetition.place };
        this.current.set(name, definitionOf(name, MappedText.standIn(value, repetition.place, via), repetition.place, false));
      }
      if (repetition.done) this.repetitions.pop();
      return repetition.text;
    }
    const pending = this.pending;
    if (pending === null) return null;
    this.lineage = pending.lineage;
    const written = pending.definition.lines[pending.next++];
    if (pending.next >= pending.definition.lines.length) {
      const outer = this.outerPending.pop();
      this.pending = outer ?? null;
      this.repetitionFloor = outer === undefined ? 0 : pending.repetitions;
    }
    if (written === undefined) return MappedText.standIn('', pending.use, undefined);
    return MappedText.standIn(written.text, pending.use, viaOf(pending.definition, written));
  }

  /** Definitions, conditions, sequences, includes; what is left is a line for the parser. */
  private interpret(given: MappedText, at: number): MappedText | null {
    let line = given;
    if (this.definition !== null) {
      this.collect(line);
      return null;
    }
    for (let again = true; again;) {
      again = false;
      if (line.length === 0) return null;
      if (line.text.charCodeAt(0) === 64) {
        const kept = this.conditional(line);
        if (kept === null) return null;
        line = kept;
      }
      if (line.text.charCodeAt(0) === 36 && this.startDefinition(line, at)) return null;
      if (line.text.startsWith('~SEQ') || line.text.startsWith('~LST')) {
        this.repeat(line, at);
        return null;
      }
      if (line.text.charCodeAt(0) === 126) break;
      if (line.text.includes('$')) {
        const replaced = this.replace(line, at);
        if (replaced.changed) {
          line = this.decomment(replaced.line, at);
          again = this.looksAgain && (line.text.charCodeAt(0) === 64 || line.text.includes('$'));
        } else line = replaced.line;
      }
    }
    if (line.length === 0) return null;
    if (this.reader.includes.isInclude(line.text, 0, line.length)) {
      const text = line;
      this.reader.includes.include(text.text, (from, to) => text.place(from, to), at);
      return null;
    }
    return line;
  }

  private decomment(line: MappedText, at: number): MappedText {
    const clean = decomment(line, this.looksAgain);
    if (clean.unterminated) {
      const { source, start, end } = line.place(0, line.length);
      this.reader.unterminatedQuote(source, source.text, start, end, at);
    }
    return clean.line;
  }

  // ------------------------------------------------------------------------------------------ @id

  private conditional(line: MappedText): MappedText | null {
    const reversed = line.text.charCodeAt(1) === 94;
    const from = reversed ? 2 : 1;
    let to = from;
    while (to < line.length && !isTabOrSpace(line.text.charCodeAt(to))) to++;
    const id = line.text.slice(from, to);
    if (id !== '') this.reader.ids.add(id);
    if (to === line.length) return null;
    const own = this.options.id ?? null;
    const same = own !== null && own !== '' && own === id;
    if (same === reversed) return null;
    while (to < line.length && isTabOrSpace(line.text.charCodeAt(to))) to++;
    return line.slice(to);
  }

  // ---------------------------------------------------------------------------------- definitions

  private startDefinition(line: MappedText, _at: number): boolean {
    const { text } = line;
    if (!isLetter(text.charCodeAt(1))) return false;
    let end = 2;
    while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) !== 61) return false;
    const name = text.slice(1, end);
    let from = end + 1;
    while (from < text.length && isTabOrSpace(text.charCodeAt(from))) from++;
    const continues = text.length > from && text.endsWith('\\');
    let value = continues ? line.slice(from, text.length - 1) : line.slice(from);
    if (continues) value = trimEnd(value);
    const definition = this.define(name, value, line.place(1, end), continues);
    const whole = line.place(0, line.length);
    definition.body.start = whole.start;
    definition.body.end = whole.end;
    if (continues) {
      if (value.length === 0) definition.lines.length = 0;
      this.definition = definition;
    }
    return true;
  }

  /** A further line of a definition. */
  private collect(line: MappedText): void {
    const definition = this.definition;
    if (definition === null) return;
    const continues = line.text.endsWith('\\');
    const value = continues ? trimEnd(line.slice(0, line.length - 1)) : line;
    if (value.length > 0) definition.lines.push(value);
    definition.body.end = Math.max(definition.body.end, line.place(0, line.length).end);
    if (!continues) this.endDefinition();
  }

  private endDefinition(): void {
    if (this.definition !== null && this.definition.lines.length === 0) {
      this.definition.multiline = false;
      this.definition.lines.push(MappedText.standIn('', this.definition.place, undefined));
    }
    this.definition = null;
  }

  private define(name: string, value: MappedText, place: Place, multiline: boolean): Definition {
    const definition = definitionOf(name, value, place, multiline);
    this.current.set(name, definition);
    this.definitions.push(definition);
    return definition;
  }

  // --------------------------------------------------------------------------------- replacement

  private replace(given: MappedText, at: number): { line: MappedText; changed: boolean } {
    let line = given;
    let changed = false;
    let replaced = 0;
    for (let from = line.text.indexOf('$'); from !== -1 && from + 1 < line.length; from = line.text.indexOf('$', from)) {
      const found = this.find(line, from, at);
      if (found === null) {
        from++;
        continue;
      }
      if (++replaced > MOST_REPLACEMENTS || (found.definition?.multiline && this.lineage.includes(found.definition))) {
        this.containsItself(found.definition, line.place(from, found.end), at);
        return { line: line.slice(0, 0), changed: true };
      }
      changed = true;
      const use = line.place(from, found.end);
      if (this.credit-- <= 0) {
        if (!this.exhausted) this.exhaust(use, at, `more than ${MOST_FURTHER_REPLACEMENTS.toLocaleString('en')} replacements`);
        return { line: line.slice(0, 0), changed: true };
      }
      const { definition } = found;
      this.uses.push({ name: found.name, place: use, definition, value: found.value });
      if (definition !== null && definition.multiline) {
        // a definition inside a definition: the outer one goes on when the inner one is read
        if (this.pending !== null) this.outerPending.push(this.pending);
        this.pending = { definition, use, next: 1, repetitions: this.repetitionFloor, lineage: [...this.lineage, definition] };
        this.repetitionFloor = this.repetitions.length;
      }
      const length = line.length - (found.end - from) + found.value.length;
      if (length >= LONGEST_LINE) {
        this.reader.problems.push({
          rule: 'line-too-long',
          message: `With '$${found.name}' put in, this line outgrows the 1,023 bytes that keepalived can hold, so it leaves the rest of the names as they are.`,
          place: use,
          line: at,
          keepalived: 'silent',
        });
        return { line, changed: false };
      }
      const via = definition === null ? undefined : viaOf(definition, definition.lines[0]);
      line = line.replace(from, found.end, found.value, via);
      if (found.value.trimStart().startsWith('~')) break;
    }
    if (this.pending !== null && this.pending.next >= this.pending.definition.lines.length) {
      this.repetitionFloor = this.pending.repetitions;
      this.pending = this.outerPending.pop() ?? null;
    }
    return { line, changed };
  }

  /** The definition that a `$` at this place stands for. */
  private find(
    line: MappedText,
    at: number,
    physicalLine: number,
  ): { name: string; definition: Definition | null; value: string; end: number } | null {
    const { text } = line;
    const braces = text.charCodeAt(at + 1) === 123;
    const start = at + (braces ? 2 : 1);
    if (!isLetter(text.charCodeAt(start))) return null;
    let end = start + 1;
    while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
    const name = text.slice(start, end);
    let parameters: string[] = [];
    if (braces) {
      let close = end;
      while (close < text.length && (isNamePart(text.charCodeAt(close)) || isTabOrSpace(text.charCodeAt(close)))) close++;
      if (text.charCodeAt(close) !== 125) return null;
      const inside = text.slice(end, close);
      if (inside.trim() !== '' && inside !== inside.trimEnd()) return null;
      parameters = inside.trim() === '' ? [] : inside.trim().split(/[ \t]+/);
      // without parameters keepalived takes one character behind the name away: of blanks and the brace only the first
      end = parameters.length === 0 ? end + 1 : close + 1;
    } else if (end < text.length && !' \t,)'.includes(text.charAt(end))) return null;

    const definition = this.current.get(name);
    if (definition !== undefined) {
      if (parameters.length > 0 || (definition.multiline && end !== text.length)) return null;
      return { name, definition, value: definition.lines[0]?.text ?? '', end };
    }
    const known = this.predefined.get(name);
    if (known === undefined) return null;
    const refusal = known.check(parameters);
    if (refusal !== null && refusal !== 'silent')
      this.reader.problems.push({ rule: 'bad-definition', ...refusal, place: line.place(at, end), line: physicalLine });
    if (refusal === 'silent' || refusal?.keepalived === 'reports') return null;
    const { source } = line.place(at, end);
    return {
      name,
      definition: null,
      value: known.value(parameters, { source, id: this.options.id ?? null, environment: this.options.environment }),
      end,
    };
  }

  private containsItself(definition: Definition | null, use: Place, at: number): void {
    this.reader.problems.push({
      rule: 'recursive-definition',
      message: `'$${definition?.name ?? ''}' contains itself, so replacing it never ends: keepalived hangs here. Take the name out of its own definition.`,
      place: use,
      line: at,
      keepalived: 'hangs',
      ...(definition === null ? {} : { related: [{ ...definition.place, message: 'defined here' }] }),
    });
  }

  private exhaust(place: Place | undefined, at: number, most: string): null {
    this.exhausted = true;
    // what came of it so far is no config that anyone wrote
    this.reader.lines.length = this.linesBefore;
    this.repetitions.length = 0;
    this.pending = null;
    this.outerPending.length = 0;
    if (place !== undefined)
      this.reader.problems.push({
        rule: 'endless-expansion',
        message: `This expands to ${most}, so the rest of it is not checked; keepalived would need minutes for it, or never end. Shorten the sequence, or take a definition out of itself.`,
        place,
        line: at,
        keepalived: 'hangs',
      });
    return null;
  }

  // ------------------------------------------------------------------------------------- ~SEQ ~LST

  private repeat(line: MappedText, at: number): void {
    try {
      const repetition = line.text.startsWith('~SEQ') ? parseSequence(line, (text) => this.replaceIn(text, line, at)) : parseList(line);
      this.repetitions.push({ repetition, lineage: this.lineage });
    } catch (error) {
      if (!(error instanceof SequenceError)) throw error;
      this.reader.problems.push({
        rule: 'bad-sequence',
        message: error.message,
        place: line.place(0, line.length),
        line: at,
        keepalived: 'reports',
      });
    }
  }

  /** Replaces the names in the numbers of a sequence. */
  private replaceIn(text: string, line: MappedText, at: number): string {
    return this.replace(MappedText.standIn(text, line.place(0, line.length), undefined), at).line.text;
  }
}

const definitionOf = (name: string, value: MappedText, place: Place, multiline: boolean): Definition => ({
  name,
  place,
  body: { start: place.start, end: place.end },
  lines: [value],
  multiline,
});

const viaOf = (definition: Definition, line: MappedText | undefined): Via => {
  const place = line === undefined || line.length === 0 ? definition.place : line.place(0, line.length);
  return { name: `$${definition.name}`, source: place.source, start: place.start, end: place.end };
};

function trimEnd(line: MappedText): MappedText {
  let end = line.length;
  while (end > 0 && isTabOrSpace(line.text.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}
