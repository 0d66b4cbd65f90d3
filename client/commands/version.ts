/** The release to judge by: written where it holds already, else for the workspace, else for the user. */
import { ConfigurationTarget, window, workspace, type QuickPickItem } from 'vscode';
import type { Ask } from '../requests.ts';

const VERSION = /^\d+\.\d+\.\d+$/;

export async function selectVersion(ask: Ask): Promise<void> {
  const version = await pick(await itemsOf(ask));
  if (version === undefined) return;
  const settings = workspace.getConfiguration('kalint');
  const inWorkspace = workspace.workspaceFolders !== undefined && settings.inspect('keepalivedVersion')?.globalValue === undefined;
  await settings.update('keepalivedVersion', version, inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}

async function itemsOf(ask: Ask): Promise<QuickPickItem[]> {
  const releases = await ask('kalint/releases', {});
  return releases.map(({ version, shippedBy }, index) => ({
    label: version,
    description: [index === 0 ? 'newest' : '', shippedBy].filter((part) => part !== '').join(', '),
  }));
}

/** One of the list, or any other that is typed in. */
function pick(items: readonly QuickPickItem[]): Promise<string | undefined> {
  const box = window.createQuickPick();
  box.title = 'keepalived Version';
  box.placeholder = 'The release that runs this configuration; any other can be typed, e.g. 2.2.7';
  box.matchOnDescription = true;
  box.items = items;
  box.onDidChangeValue((value) => {
    const typed = VERSION.test(value) && !items.some(({ label }) => label === value) ? [{ label: value }] : [];
    box.items = [...typed, ...items];
  });
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      resolve(box.selectedItems[0]?.label);
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}
