/** Texts that the server makes of a config, shown beside it: they follow edits, and every line leads back to where it comes from. */
import {
  Disposable,
  EventEmitter,
  languages,
  Location,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type DefinitionProvider,
  type DocumentLink,
  type DocumentLinkProvider,
  type Position,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import { highlightRelated, rangeOf } from './highlight.ts';
import type { Ask, Origin, View } from './requests.ts';

export const SCHEME = 'kalint';
/** Milliseconds without a further edit until views are made anew. */
const QUIET = 120;

/** Asks the server for the text, again after every edit. */
export type Make = (ask: Ask) => Promise<View | null>;

interface Open {
  readonly make: Make;
  lines: readonly Origin[];
}

export class Views implements TextDocumentContentProvider, DocumentLinkProvider, DefinitionProvider, Disposable {
  private readonly ask: Ask;
  private readonly open = new Map<string, Open>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly registered: Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.changed.event;

  constructor(ask: Ask) {
    this.ask = ask;
    this.registered = Disposable.from(
      this.changed,
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      languages.registerDefinitionProvider({ scheme: SCHEME }, this),
      workspace.onDidChangeTextDocument(({ document }) => document.uri.scheme !== SCHEME && this.remake()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('kalint') && this.remake()),
      workspace.onDidCloseTextDocument(({ uri }) => this.open.delete(uri.toString())),
      highlightRelated((uri) => this.open.get(uri.toString())?.lines),
    );
  }

  /** @param title what stands on the tab */
  async show(title: string, language: string, make: Make): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '-')}` });
    const known = this.open.has(uri.toString());
    this.open.set(uri.toString(), { make, lines: [] });
    if (known) this.changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, language);
    // setting the language closes and opens the document
    this.open.set(uri.toString(), { make, lines: this.open.get(uri.toString())?.lines ?? [] });
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false });
    this.changed.fire(uri);
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const view = this.open.get(uri.toString());
    if (view === undefined) return '';
    const made = await view.make(this.ask);
    if (made === null) return '# The configuration is not open any more.\n';
    const head = made.messages.map((message) => `# ${message}\n`).join('');
    view.lines = made.lines.map((origin) => ({ ...origin, line: origin.line + made.messages.length }));
    return head + made.text;
  }

  /** `keepalived.conf:30` in a comment. */
  provideDocumentLinks(document: TextDocument): DocumentLink[] {
    return (this.open.get(document.uri.toString())?.lines ?? []).flatMap((origin) => {
      const name = /^# (.+?:\d+):/.exec(textOf(document, origin.line))?.[1];
      if (name === undefined) return [];
      const { line, character } = origin.range.start;
      const target = Uri.parse(origin.uri).with({ fragment: `L${line + 1},${character + 1}` });
      return [{ range: new Range(origin.line, 2, origin.line, 2 + name.length), target, tooltip: 'Go to the statement' }];
    });
  }

  provideDefinition({ uri }: TextDocument, { line }: Position): Location | null {
    const origin = this.open.get(uri.toString())?.lines.find((one) => one.line === line);
    return origin === undefined ? null : new Location(Uri.parse(origin.uri), rangeOf(origin.range));
  }

  /** From the line of the cursor in a view to the statement, in the editor that shows it already. */
  async goToStatement(): Promise<void> {
    const view = window.activeTextEditor;
    const origin = view && this.open.get(view.document.uri.toString())?.lines.find(({ line }) => line === view.selection.active.line);
    if (origin === undefined) return;
    const { start } = rangeOf(origin.range);
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === origin.uri);
    await window.showTextDocument(Uri.parse(origin.uri), {
      selection: new Range(start, start),
      viewColumn: shown?.viewColumn ?? ViewColumn.One,
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.registered.dispose();
  }

  private remake(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      for (const uri of this.open.keys()) this.changed.fire(Uri.parse(uri));
    }, QUIET);
  }
}

const textOf = (document: TextDocument, line: number): string => (line < document.lineCount ? document.lineAt(line).text : '');
