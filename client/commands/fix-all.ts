/** Every safe fix of the file at once. */
import { commands } from 'vscode';

export const fixAll = async (): Promise<void> => {
  await commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll', apply: 'first' });
};
