/** The IPVS table of a config, as it is or after a failure, and what its real servers need. */
import { window } from 'vscode';
import type { Ask } from '../requests.ts';
import type { Views } from '../views.ts';
import { baseName, configUri } from './document.ts';

export async function showIpvsadm(views: Views, given?: unknown): Promise<void> {
  const uri = configUri(given);
  if (uri === null) return;
  await views.show(`ipvsadm · ${baseName(uri)}`, 'shellscript', (ask) => ask('kalint/commands', { uri: uri.toString() }));
}

export async function simulateFailure(ask: Ask, views: Views, given?: unknown): Promise<void> {
  const uri = configUri(given);
  if (uri === null) return;
  const names = await ask('kalint/realServerNames', { uri: uri.toString() });
  if (names === null || names.length === 0) {
    void window.showInformationMessage('This configuration has no real server that keepalived would load.');
    return;
  }
  const down = await window.showQuickPick(names, {
    canPickMany: true,
    title: 'Simulate Failure',
    placeHolder: 'Real servers whose checks fail; keepalived then acts as quorum, sorry server and inhibit_on_failure say',
  });
  if (down === undefined) return;
  await views.show(`after failure · ${baseName(uri)}`, 'shellscript', (askNow) => askNow('kalint/commands', { uri: uri.toString(), down }));
}

export async function showRealServers(views: Views, given?: unknown): Promise<void> {
  const uri = configUri(given);
  if (uri === null) return;
  await views.show(`real servers · ${baseName(uri)}`, 'shellscript', (ask) => ask('kalint/realserver', { uri: uri.toString() }));
}
