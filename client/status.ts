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
    const status = await ask('kalint/status', { uri: document.uri.toString() });
    if (status === null || window.activeTextEditor?.document !== document) return;
    item.text = `keepalived ${status.keepalivedVersion}`;
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
