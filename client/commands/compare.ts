/** What a running load balancer has, against what the config says. Nothing is run: the user brings the table. */
import { env, window, workspace } from 'vscode';
import type { Views } from '../views.ts';
import { baseName, configUri } from './document.ts';

const CLIPBOARD = { label: '$(clippy) Paste', description: 'the clipboard holds the output of ipvsadm -Sn' };
const FILE = { label: '$(file) From a file…', description: 'the output of ipvsadm -Sn, saved' };

export async function compareLive(views: Views, given?: unknown): Promise<void> {
  const uri = configUri(given);
  if (uri === null) return;
  const live = await liveTable();
  if (live === null) return;
  await views.show(`live table · ${baseName(uri)}`, 'shellscript', (ask) => ask('kalint/compare', { uri: uri.toString(), live }));
}

async function liveTable(): Promise<string | null> {
  const choice = await window.showQuickPick([CLIPBOARD, FILE], { title: 'Compare with Live Table' });
  if (choice === CLIPBOARD) return env.clipboard.readText();
  if (choice === undefined) return null;
  const [file] = (await window.showOpenDialog({ title: 'Output of ipvsadm -Sn' })) ?? [];
  return file === undefined ? null : new TextDecoder().decode(await workspace.fs.readFile(file));
}
