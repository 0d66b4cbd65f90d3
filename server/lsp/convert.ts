/** Values of the services to values of the protocol. */
import {
  CodeActionKind,
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentHighlightKind,
  FoldingRangeKind,
  InsertTextFormat,
  SymbolKind,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type Location,
  type Position,
  type Range,
  type SelectionRange,
  type SymbolInformation,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../lint/finding.ts';
import type * as service from '../services/index.ts';
import { uriOf } from './uris.ts';

/** The text of a file by its name, to make positions of offsets. */
export type Texts = (file: string) => TextDocument;

export const rangeIn = (text: TextDocument, { start, end }: service.Span): Range => ({
  start: text.positionAt(start),
  end: text.positionAt(end),
});

export const spanIn = (text: TextDocument, { start, end }: Range): service.Span => ({
  start: text.offsetAt(start),
  end: text.offsetAt(end),
});

export const locationOf = (texts: Texts, range: service.Range): Location => ({
  uri: uriOf(range.file),
  range: rangeIn(texts(range.file), range),
});

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

/** Where the page of a rule is: a command of our extension, as there is none on the web. */
const pageOf = (rule: string): string => `command:kalint.explain?${encodeURIComponent(JSON.stringify([rule]))}`;

/** @param linked the editor has the command that shows the page of a rule */
export function diagnosticOf(text: TextDocument, texts: Texts, diagnostic: service.Diagnostic, linked: boolean): Diagnostic {
  const { severity, code, source, message, tags, related } = diagnostic;
  return {
    range: rangeIn(text, diagnostic),
    severity: SEVERITIES[severity],
    code,
    ...(linked ? { codeDescription: { href: pageOf(code) } } : {}),
    source,
    message,
    ...(tags.length === 0 ? {} : { tags: tags.map((tag) => TAGS[tag]) }),
    ...(related.length === 0
      ? {}
      : { relatedInformation: related.map((place) => ({ location: locationOf(texts, place), message: place.message })) }),
  };
}

const COMPLETIONS: Readonly<Record<service.CompletionItem['kind'], CompletionItemKind>> = {
  block: CompletionItemKind.Module,
  keyword: CompletionItemKind.Keyword,
  option: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Class,
  interface: CompletionItemKind.Interface,
  macro: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

/** @param suggests the editor has a command that offers the next word */
export function completionOf(text: TextDocument, item: service.CompletionItem, suggests: boolean): CompletionItem {
  const { label, kind, detail, documentation, page, insert, isSnippet, replaces, deprecated, rank, goesOn } = item;
  return {
    label,
    kind: COMPLETIONS[kind],
    sortText: `${rank}${label}`,
    textEdit: { range: rangeIn(text, replaces), newText: insert },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
    ...(page === undefined ? {} : { data: page }),
    ...(deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(goesOn && suggests && !isSnippet ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

const SYMBOLS: Readonly<Record<service.DocumentSymbol['kind'], SymbolKind>> = {
  instance: SymbolKind.Class,
  group: SymbolKind.Namespace,
  server: SymbolKind.Interface,
  check: SymbolKind.Method,
  settings: SymbolKind.Object,
  values: SymbolKind.Array,
  macro: SymbolKind.Constant,
};

export function symbolOf(text: TextDocument, symbol: service.DocumentSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOLS[symbol.kind],
    range: rangeIn(text, symbol),
    selectionRange: rangeIn(text, symbol.selection),
    children: symbol.children.map((child) => symbolOf(text, child)),
  };
}

export const workspaceSymbolOf = (texts: Texts, symbol: service.WorkspaceSymbol): SymbolInformation => ({
  name: symbol.name,
  containerName: symbol.kind === symbol.name ? '' : symbol.kind,
  kind: symbol.kind === 'macro' ? SymbolKind.Constant : symbol.kind === 'virtual_server' ? SymbolKind.Interface : SymbolKind.Class,
  location: locationOf(texts, symbol),
});

export const FOLDS = { region: FoldingRangeKind.Region, comment: FoldingRangeKind.Comment } as const;

export const HIGHLIGHTS = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write } as const;

export const ACTIONS: Readonly<Record<service.CodeAction['kind'], string>> = {
  quickfix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.Refactor,
  'refactor.rewrite': CodeActionKind.RefactorRewrite,
  'source.fixAll': CodeActionKind.SourceFixAll,
};

/** From the innermost outwards. */
export function selectionOf(text: TextDocument, spans: readonly service.Span[], position: Position): SelectionRange {
  const chain = spans.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: rangeIn(text, span), ...(parent === undefined ? {} : { parent }) }),
    undefined,
  );
  return chain ?? { range: { start: position, end: position } };
}

/** Edits by file, as the protocol wants them. */
export function editsOf(texts: Texts, edits: readonly service.Edit[]): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const edit of edits) {
    const list = (changes[uriOf(edit.file)] ??= []);
    list.push({ range: rangeIn(texts(edit.file), edit), newText: edit.text });
  }
  return changes;
}
