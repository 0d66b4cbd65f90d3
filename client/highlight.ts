/** Where the cursor is in the one text, the lines of the other that belong to it are marked. */
import {
  Disposable,
  OverviewRulerLane,
  Range,
  TextEditorRevealType,
  ThemeColor,
  window,
  type TextDocument,
  type TextEditor,
  type Uri,
} from 'vscode';
import type { Origin } from './requests.ts';

type LinesOf = (view: Uri) => readonly Origin[] | undefined;

export function highlightRelated(linesOf: LinesOf): Disposable {
  const mark = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('editor.wordHighlightBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.wordHighlightForeground'),
    overviewRulerLane: OverviewRulerLane.Center,
  });
  const moved = window.onDidChangeTextEditorSelection(({ textEditor }) => {
    if (textEditor !== window.activeTextEditor) return;
    const lines = linesOf(textEditor.document.uri);
    for (const other of window.visibleTextEditors) {
      if (other === textEditor) other.setDecorations(mark, []);
      else if (lines !== undefined)
        markSource(
          mark,
          other,
          lines.find(({ line }) => line === textEditor.selection.active.line),
        );
      else markView(mark, other, linesOf(other.document.uri), textEditor);
    }
  });
  return Disposable.from(mark, moved);
}

type Mark = ReturnType<typeof window.createTextEditorDecorationType>;

function markSource(mark: Mark, editor: TextEditor, line: Origin | undefined): void {
  const here = line?.uri === editor.document.uri.toString() ? [rangeOf(line.range)] : [];
  show(mark, editor, here);
}

/** The lines of the innermost statement that the cursor is in, braces and all. */
function markView(mark: Mark, view: TextEditor, lines: readonly Origin[] | undefined, { document, selection }: TextEditor): void {
  if (lines === undefined) return;
  const uri = document.uri.toString();
  const around = lines.filter((origin) => origin.uri === uri && isIn(document, origin.range.start.line, selection.active.line));
  const innermost = Math.max(...around.map(({ range }) => range.start.line));
  show(
    mark,
    view,
    around.filter(({ range }) => range.start.line === innermost).map(({ line }) => new Range(line, 0, line, 0)),
  );
}

/** On the line that a statement begins on, or before its closing brace. */
function isIn(document: TextDocument, from: number, cursor: number): boolean {
  if (cursor < from) return false;
  let depth = 0;
  for (let line = from; line < cursor; line++) {
    const braces = document.lineAt(line).text.replace(/"[^"]*"|\$\{[^}]*\}|[#!].*/g, '');
    for (const character of braces) depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth <= 0) return false;
  }
  return true;
}

function show(mark: Mark, editor: TextEditor, ranges: readonly Range[]): void {
  editor.setDecorations(mark, ranges);
  if (ranges[0] !== undefined) editor.revealRange(ranges[0], TextEditorRevealType.InCenterIfOutsideViewport);
}

export const rangeOf = ({ start, end }: Origin['range']): Range => new Range(start.line, start.character, end.line, end.character);
