/** A config with all that it includes: what keepalived is started with. Worked out when first asked for, once; any edit makes a new one. */
import type { Keyword } from '../../grammar/language/types.ts';
import type { Reading } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import { analyse, analyseText, lintAnalysed, readFor, type Analysed, type Analysis } from '../lint/engine.ts';
import { asNode, compareNodes } from '../lint/cluster.ts';
import type { Finding, LintOptions, LintResult } from '../lint/finding.ts';
import type { Memory } from '../lint/memory.ts';
import type { Crash } from '../lint/run-rules.ts';
import { Document } from './document.ts';
import { SymbolIndex } from './symbols.ts';

export interface ProjectOptions extends Omit<LintOptions, 'ids'> {
  /** The config id to read for; absent: every id that the file names, and none. */
  readonly id?: string;
  /** The configs of the other nodes of its cluster. */
  readonly partners?: () => readonly Project[];
}

export class Project {
  readonly name: string;
  readonly text: string;
  readonly options: ProjectOptions;
  private readonly readings = new Map<string, Reading>();
  private readonly analyses = new Map<string, Analysis>();
  private readonly documents = new Map<string, Document | null>();
  private sourcesOnce: ReadonlyMap<string, Source> | undefined;
  private readonly memory: Memory | undefined;
  private analysedOnce: Analysed | undefined;
  private resultOnce: Pick<LintResult, 'findings' | 'crashes'> | undefined;
  private symbolsOnce: SymbolIndex | undefined;

  /** @param memory of earlier versions, if there are any: they must not be asked any more */
  constructor(name: string, text: string, options: ProjectOptions, memory?: Memory) {
    this.name = name;
    this.text = text;
    this.options = options;
    this.memory = memory?.isFor(options) ? memory : undefined;
  }

  /** The id that the model and the views are for; `''`: none. */
  get id(): string {
    return this.options.id ?? '';
  }

  get reading(): Reading {
    return this.readingFor(this.id);
  }

  /** Every way to read the file: for the one id, or for all that it names. */
  get allReadings(): readonly Reading[] {
    const ids = this.options.id === undefined ? ['', ...this.reading.ids] : [this.options.id];
    return ids.map((id) => this.readingFor(id));
  }

  /** Path to text of every file that belongs to it. */
  get sources(): ReadonlyMap<string, Source> {
    if (this.sourcesOnce === undefined) {
      const sources = new Map<string, Source>();
      for (const reading of this.allReadings)
        for (const source of reading.sources) if (!sources.has(source.name)) sources.set(source.name, source);
      this.sourcesOnce = sources;
    }
    return this.sourcesOnce;
  }

  get analysis(): Analysis {
    return this.analysisFor(this.id);
  }

  /** What part of the text comes to by itself. */
  analysisOf(text: string): Analysis {
    return analyse(readFor(new Source(this.name, text), this.id, this.lintOptions), this.lintOptions);
  }

  /** The other nodes that the file is for, where it names config ids. */
  get otherAnalyses(): readonly Analysis[] {
    const others = [...this.reading.ids].filter((id) => id !== this.id);
    return others.map((id) => this.analysisFor(id));
  }

  get findings(): readonly Finding[] {
    return this.result.findings;
  }

  /** Rules that threw: bugs of ours. */
  get crashes(): readonly Crash[] {
    return this.result.crashes;
  }

  private get result(): Pick<LintResult, 'findings' | 'crashes'> {
    return (this.resultOnce ??= this.partners.length === 0 ? lintAnalysed(this.analysed) : this.lintedWithPartners());
  }

  private lintedWithPartners(): Pick<LintResult, 'findings' | 'crashes'> {
    // the last node is the one that a difference between nodes is told of
    const together = compareNodes([...this.partners, this].map(({ asNode }) => asNode));
    const { findings, crashes } = lintAnalysed(this.asNode, together.findings);
    return { findings, crashes: [...together.crashes, ...crashes] };
  }

  private get analysed(): Analysed {
    return (this.analysedOnce ??= analyseText(this.name, this.text, this.lintOptions, this.memory));
  }

  private get asNode(): Analysed {
    return asNode(this.analysed);
  }

  get partners(): readonly Project[] {
    return this.options.partners?.() ?? [];
  }

  get symbols(): SymbolIndex {
    return (this.symbolsOnce ??= new SymbolIndex(this));
  }

  /** A file of it; null: it has none of that name. */
  document(name: string): Document | null {
    let document = this.documents.get(name);
    if (document === undefined) {
      // the main file itself is at hand without reading what it includes
      const source = name === this.name ? new Source(name, this.text) : this.sources.get(name);
      // while it is made it may be asked for: by an include that goes in circles
      this.documents.set(name, null);
      document = source === undefined ? null : new Document(source, this.options.keepalived, this.around(name));
      this.documents.set(name, document);
    }
    return document;
  }

  /** The blocks around the first include that brings a file in. */
  private around(name: string): readonly Keyword[] {
    if (name === this.name) return [];
    for (const { includes } of this.allReadings) {
      const use = includes.find(({ paths }) => paths.includes(name));
      if (use === undefined) continue;
      return this.document(use.place.source.name)?.scopeAt(use.place.start).path ?? [];
    }
    return [];
  }

  private readingFor(id: string): Reading {
    let reading = this.analysedOnce?.byId.get(id)?.reading ?? this.readings.get(id);
    if (reading === undefined) {
      const source = new Source(this.name, this.text);
      reading = (id === '' ? this.memory?.read(source)?.reading : undefined) ?? readFor(source, id, this.lintOptions);
      this.readings.set(id, reading);
    }
    return reading;
  }

  private analysisFor(id: string): Analysis {
    const known = this.analysed.byId.get(id) ?? this.analyses.get(id);
    if (known !== undefined) return known;
    const analysis = analyse(this.readingFor(id), this.lintOptions);
    this.analyses.set(id, analysis);
    return analysis;
  }

  private get lintOptions(): LintOptions {
    const { id, ...options } = this.options;
    return id === undefined ? options : { ...options, ids: [id] };
  }
}
