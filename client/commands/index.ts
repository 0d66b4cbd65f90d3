/** The commands of the palette. */
import { commands, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Ask } from '../requests.ts';
import type { Views } from '../views.ts';
import { compareLive } from './compare.ts';
import { lintCluster } from './cluster.ts';
import { explain, pages } from './explain.ts';
import { fixAll } from './fix-all.ts';
import { showIpvsadm, showRealServers, simulateFailure } from './tables.ts';
import { selectVersion } from './version.ts';

export const registerCommands = (client: BaseLanguageClient, ask: Ask, views: Views): Disposable[] => [
  commands.registerCommand('kalint.showIpvsadm', (uri?: unknown) => showIpvsadm(views, uri)),
  commands.registerCommand('kalint.compareLive', (uri?: unknown) => compareLive(views, uri)),
  commands.registerCommand('kalint.simulateFailure', (uri?: unknown) => simulateFailure(ask, views, uri)),
  commands.registerCommand('kalint.showRealServers', (uri?: unknown) => showRealServers(views, uri)),
  commands.registerCommand('kalint.lintCluster', lintCluster),
  commands.registerCommand('kalint.explain', (name?: unknown) => explain(ask, name)),
  commands.registerCommand('kalint.selectVersion', () => selectVersion(ask)),
  commands.registerCommand('kalint.fixAll', fixAll),
  commands.registerCommand('kalint.goToStatement', () => views.goToStatement()),
  commands.registerCommand('kalint.restart', () => restart(client)),
  pages(),
];

async function restart(client: BaseLanguageClient): Promise<void> {
  await client.stop();
  await client.start();
}
