/** Tells the editor what is wrong: unasked a moment after the last keystroke, or when it asks. */
import {
  DocumentDiagnosticReportKind,
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnostics, type Diagnostic as Found, type Project } from '../services/index.ts';
import { diagnosticOf } from './convert.ts';
import { nameOf, uriOf } from './uris.ts';
import type { Workspace } from './workspace.ts';

/**
 * How long after the last keystroke diagnostics are pushed, in milliseconds: as long as they took the last time, so that a small file is
 * judged at once and a large one does not keep the server from answering.
 */
const SHORTEST = 20;
const LONGEST = 300;

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

export class DiagnosticsFeed {
  private readonly connection: Connection;
  private readonly workspace: Workspace;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly known = new WeakMap<Project, ReadonlyMap<string, readonly Found[]>>();
  /** Milliseconds that the diagnostics of a document needed the last time. */
  private readonly took = new Map<string, number>();
  /** Files that the editor shows something for. */
  private readonly shown = new Set<string>();
  /** Rules that threw. */
  private readonly crashed = new Set<string>();
  /** The editor asks: then nothing is pushed. */
  pulls = false;
  /** Its answers may hold what is wrong with closed files; VS Code's may not, so those are pushed all the same. */
  pullsClosed = false;
  /** The editor has the command that shows the page of a rule. */
  links = false;
  /** Nothing is judged before the settings are known. */
  ready: Promise<void> = Promise.resolve();

  constructor(connection: Connection, workspace: Workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /** Something that this document's diagnostics hang on has changed. */
  schedule(name: string): void {
    if (this.pulls) return;
    clearTimeout(this.timers.get(name));
    const wait = Math.min(Math.max(this.took.get(name) ?? 0, SHORTEST), LONGEST);
    this.timers.set(
      name,
      setTimeout(() => {
        this.timers.delete(name);
        void this.ready.then(() => this.push(name));
      }, wait),
    );
  }

  /** All of it may have changed. */
  scheduleAll(): void {
    if (this.pulls) void this.connection.languages.diagnostics.refresh();
    else for (const name of this.workspace.openNames) this.schedule(name);
  }

  /** From now on the editor asks for it: what was pushed while it was closed would be shown twice. */
  opened(name: string): void {
    if (this.pulls && this.shown.delete(name)) void this.connection.sendDiagnostics({ uri: uriOf(name), diagnostics: [] });
  }

  /** What only a closed document has led to is taken back; the others may be judged otherwise without it. */
  closed(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
    this.sweep();
    if (this.pulls && !this.pullsClosed && this.workspace.openNames.length > 0) this.scheduleAll();
    for (const open of this.workspace.openNames) this.schedule(open);
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** The answer to `textDocument/diagnostic`. */
  async pull(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    // keystrokes that are on their way come first: this answer may then be wanted no more
    await new Promise((resolve) => setTimeout(resolve, 0));
    const name = nameOf(uri);
    if (token.isCancellationRequested || this.workspace.textOf(name) === undefined) return full([]);
    const files = this.filesOf(name);
    const relatedDocuments: Record<string, Report> = {};
    for (const file of files) {
      if (this.workspace.textOf(file) !== undefined) continue;
      if (this.pullsClosed) relatedDocuments[uriOf(file)] = full(this.collect(file, name));
      else this.send(file, this.collect(file, name));
    }
    if (!this.pullsClosed) this.sweep();
    const report = full(this.collect(name, name));
    const related = Object.keys(relatedDocuments).length === 0 ? {} : { relatedDocuments };
    return previous !== undefined && report.resultId === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous, ...related }
      : { ...report, ...related };
  }

  private push(name: string): void {
    if (this.workspace.textOf(name) === undefined) return;
    const begin = performance.now();
    const files = this.filesOf(name);
    for (const file of [name, ...[...files].filter((other) => other !== name)]) this.send(file, this.collect(file, name));
    this.sweep();
    this.took.set(name, performance.now() - begin);
  }

  /** Takes back what is shown for files that no open document leads to any more. */
  private sweep(): void {
    const alive = new Set(this.workspace.openNames.flatMap((open) => [...this.filesOf(open)]));
    for (const file of this.shown) if (!alive.has(file)) this.send(file, []);
  }

  private send(file: string, items: Diagnostic[]): void {
    if (items.length > 0 || this.workspace.textOf(file) !== undefined) this.shown.add(file);
    else if (!this.shown.delete(file)) return;
    const version = this.workspace.textOf(file)?.version;
    void this.connection.sendDiagnostics({ uri: uriOf(file), diagnostics: items, ...(version === undefined ? {} : { version }) });
  }

  /** Of one file, from every config that has it. */
  private collect(file: string, open: string): Diagnostic[] {
    const items = new Map<string, Diagnostic>();
    for (const project of this.workspace.textOf(file) === undefined ? this.togetherWith(open) : this.projectsOf(file)) {
      const texts = (name: string) => this.workspace.textIn(project, name);
      for (const found of this.of(project).get(file) ?? []) {
        items.set(`${found.code}\0${found.start}\0${found.end}\0${found.message}`, diagnosticOf(texts(file), texts, found, this.links));
      }
    }
    return [...items.values()];
  }

  private of(project: Project): ReadonlyMap<string, readonly Found[]> {
    let found = this.known.get(project);
    if (found === undefined) {
      found = diagnostics(project);
      this.known.set(project, found);
      for (const crash of project.crashes) this.tell(crash);
    }
    return found;
  }

  private projectsOf(name: string): Project[] {
    return this.workspace.rootsOf(name).flatMap((root) => this.workspace.project(root) ?? []);
  }

  /** A rule that throws does so with every keystroke: the user is told once, the log has the rest. */
  private tell({ rule, error }: Project['crashes'][number]): void {
    if (this.crashed.has(rule)) return;
    this.crashed.add(rule);
    this.connection.console.error(`kalint: rule ${rule}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const message = `The rule '${rule}' failed, which is a bug of kalint's; all other rules go on. The log of the language server says more.`;
    void this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  /** The configs that have a file, and the other nodes of their clusters. */
  private togetherWith(name: string): ReadonlySet<Project> {
    return new Set(this.projectsOf(name).flatMap((project) => [project, ...project.partners]));
  }

  /** All that an editor with this file open is told of. */
  private filesOf(name: string): ReadonlySet<string> {
    return new Set([name, ...[...this.togetherWith(name)].flatMap((project) => [...project.sources.keys()])]);
  }
}

const full = (items: Diagnostic[]): FullDocumentDiagnosticReport => ({
  kind: DocumentDiagnosticReportKind.Full,
  resultId: fingerprint(JSON.stringify(items)),
  items,
});

/** A short name for a text (FNV-1a), so that an equal answer need not be sent again. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(16)}-${text.length}`;
}
