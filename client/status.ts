/** The release that the file is judged by, in the status bar. */
import { Disposable, StatusBarAlignment, window, workspace } from 'vscode';
import type { Ask } from './requests.ts';

export function showVersion(ask: Ask): Disposable {
  const item = window.createStatusBarItem('kalint.version', StatusBarAlignment.Right, 100);
  item.name = 'keepalived version';
  item.command = 'kalint.selectVersion';
  item.tooltip = 'The keepalived release that this file is judged by';

  const refresh = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'keepalived') {
      item.hide();
      return;
    }
    // the setting as it is now: the server hears of a change a moment later
    const chosen = workspace.getConfiguration('kalint', document).get<string>('keepalivedVersion', '');
    const version = chosen === '' ? (await ask('kalint/status', { uri: document.uri.toString() }))?.keepalivedVersion : chosen;
    if (version === undefined || window.activeTextEditor?.document !== document) return;
    item.text = `keepalived ${version}`;
    item.show();
  };
  const refreshed = (): void => void refresh();
  refreshed();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(refreshed),
    workspace.onDidOpenTextDocument(refreshed),
    workspace.onDidChangeConfiguration(refreshed),
  );
}
