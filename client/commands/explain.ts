/** The page of a rule or a keyword, as a Markdown preview beside the config. */
import { commands, languages, Uri, window, workspace, type Disposable, type TextEditor } from 'vscode';
import type { Ask, Topic } from '../requests.ts';

const SCHEME = 'kalint-page';
const shown = new Map<string, string>();

export const pages = (): Disposable =>
  workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: ({ path }) => shown.get(path) ?? '' });

export async function explain(ask: Ask, given?: unknown): Promise<void> {
  const topics = await ask('kalint/topics', {});
  const name = typeof given === 'string' ? given : (atCursor(topics) ?? (await choose(topics)));
  if (name === undefined) return;
  const page = await ask('kalint/explain', { name });
  if (page === null) {
    void window.showInformationMessage(`There is no rule and no keyword '${name}'.`);
    return;
  }
  const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md` });
  shown.set(uri.path, page.markdown);
  await commands.executeCommand('markdown.showPreviewToSide', uri);
}

/** The rule of the finding under the cursor, else the keyword there. */
function atCursor(topics: readonly Topic[]): string | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'keepalived') return undefined;
  return ruleAt(editor, topics) ?? wordAt(editor, topics);
}

function ruleAt({ document, selection }: TextEditor, topics: readonly Topic[]): string | undefined {
  const codes = languages.getDiagnostics(document.uri).flatMap(({ range, code }) => {
    const name = typeof code === 'object' ? code.value : code;
    return range.contains(selection.active) && name !== undefined ? [String(name)] : [];
  });
  return codes.find((code) => topics.some(({ name, kind }) => kind === 'rule' && name === code));
}

function wordAt({ document, selection }: TextEditor, topics: readonly Topic[]): string | undefined {
  const range = document.getWordRangeAtPosition(selection.active);
  const word = range === undefined ? undefined : document.getText(range);
  return topics.find(({ name }) => name === word)?.name;
}

async function choose(topics: readonly Topic[]): Promise<string | undefined> {
  const items = topics.map(({ name, kind, about }) => ({ label: name, description: kind, detail: about }));
  const chosen = await window.showQuickPick(items, { title: 'Explain', placeHolder: 'A rule or a keyword', matchOnDetail: true });
  return chosen?.label;
}
