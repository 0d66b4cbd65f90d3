/** The config that a command is about. */
import { Uri, window } from 'vscode';

/** @param given the URI that a code lens or a menu hands over; else the file in the active editor, or the only one that is visible */
export function configUri(given: unknown): Uri | null {
  if (given instanceof Uri) return given;
  if (typeof given === 'string') return Uri.parse(given);
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  const document = editors.find((editor) => editor?.document.languageId === 'keepalived')?.document;
  if (document === undefined) void window.showInformationMessage('Open a keepalived configuration first.');
  return document?.uri ?? null;
}

export const baseName = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);
