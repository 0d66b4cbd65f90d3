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
import { highlightRelated } from './highlight.ts';
import type { Ask, View, ViewLine } from './requests.ts';

export const SCHEME = 'kalint';
/** Milliseconds without a further edit until views are made anew. */
const QUIET = 120;

/** Asks the server for the text, again after every edit. */
export type Make = (ask: Ask) => Promise<View>;

export class Views implements TextDocumentContentProvider, DocumentLinkProvider, DefinitionProvider, Disposable {
  private readonly ask: Ask;
  private readonly open = new Map<string, { readonly make: Make; lines: readonly ViewLine[] }>();
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
    ({ lines: view.lines } = await view.make(this.ask));
    return view.lines.map(({ text }) => `${text}\n`).join('');
  }

  /** `keepalived.conf:30` in a comment. */
  provideDocumentLinks({ uri }: TextDocument): DocumentLink[] {
    return (this.open.get(uri.toString())?.lines ?? []).flatMap((line, number) => {
      const name = /^# (.+?:\d+):/.exec(line.text)?.[1];
      const target = targetOf(line);
      if (name === undefined || target === null) return [];
      const { line: row, character } = target.range.start;
      const link = target.uri.with({ fragment: `L${row + 1},${character + 1}` });
      return [{ range: new Range(number, 2, number, 2 + name.length), target: link, tooltip: 'Go to the statement' }];
    });
  }

  provideDefinition({ uri }: TextDocument, { line }: Position): Location | null {
    const found = this.open.get(uri.toString())?.lines[line];
    return found === undefined ? null : targetOf(found);
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

function targetOf({ uri, range }: ViewLine): Location | null {
  if (uri === undefined || range === undefined) return null;
  return new Location(Uri.parse(uri), new Range(range.start.line, range.start.character, range.end.line, range.end.character));
}
