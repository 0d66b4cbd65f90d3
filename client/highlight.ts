/** Where the cursor is in the one text, the lines of the other that belong to it are marked. */
import { Disposable, OverviewRulerLane, Range, TextEditorRevealType, ThemeColor, window, type TextEditor, type Uri } from 'vscode';
import type { ViewLine } from './requests.ts';

type LinesOf = (view: Uri) => readonly ViewLine[] | undefined;

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
      else if (lines !== undefined) markSource(mark, other, lines[textEditor.selection.active.line]);
      else markView(mark, other, linesOf(other.document.uri), textEditor);
    }
  });
  return Disposable.from(mark, moved);
}

type Mark = ReturnType<typeof window.createTextEditorDecorationType>;

function markSource(mark: Mark, editor: TextEditor, line: ViewLine | undefined): void {
  const here = line?.range !== undefined && line.uri === editor.document.uri.toString() ? [rangeOf(line.range)] : [];
  show(mark, editor, here);
}

/** The lines of the innermost statement around the cursor. */
function markView(mark: Mark, view: TextEditor, lines: readonly ViewLine[] | undefined, { document, selection }: TextEditor): void {
  if (lines === undefined) return;
  const uri = document.uri.toString();
  const around = lines.flatMap(({ uri: from, range }, number) => {
    const place = from === uri && range !== undefined ? rangeOf(range) : null;
    return place?.contains(selection.active) === true ? [{ number, place }] : [];
  });
  const smallest = Math.min(...around.map(({ place }) => height(place)));
  show(
    mark,
    view,
    around.filter(({ place }) => height(place) === smallest).map(({ number }) => new Range(number, 0, number, 0)),
  );
}

function show(mark: Mark, editor: TextEditor, ranges: readonly Range[]): void {
  editor.setDecorations(mark, ranges);
  if (ranges[0] !== undefined) editor.revealRange(ranges[0], TextEditorRevealType.InCenterIfOutsideViewport);
}

const height = ({ start, end }: Range): number => end.line - start.line;

const rangeOf = ({ start, end }: NonNullable<ViewLine['range']>): Range => new Range(start.line, start.character, end.line, end.character);
