/** VS Code's server on a free port, with the extension installed from its VSIX, and a workspace of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../needs.ts';
import { vscodeServer } from './install.ts';
import { SETTINGS } from './settings.ts';

export interface VsCode {
  readonly origin: string;
  /** A fresh copy of test/editors/vscode/workspace. */
  readonly workspace: string;
  stop(): Promise<void>;
}

export async function startVsCode(vsix: string): Promise<VsCode> {
  const main = path.join(vscodeServer(), 'out/server-main.js');
  const home = mkdtempSync(path.join(tmpdir(), 'kalint-vscode-'));
  const workspace = path.join(home, 'network');
  cpSync(path.join(import.meta.dirname, 'workspace'), workspace, { recursive: true });
  mkdirSync(path.join(home, 'data/Machine'), { recursive: true });
  writeFileSync(path.join(home, 'data/Machine/settings.json'), JSON.stringify(SETTINGS));

  const folders = ['--server-data-dir', home, '--extensions-dir', path.join(home, 'extensions'), '--accept-server-license-terms'];
  const installed = spawnSync(process.execPath, [main, ...folders, '--install-extension', vsix], { encoding: 'utf8', timeout: 60_000 });
  if (installed.status !== 0) throw new Error(`the VSIX cannot be installed: ${installed.stdout}${installed.stderr}`);

  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--without-connection-token',
    '--telemetry-level',
    'off',
    '--disable-workspace-trust',
  ];
  // a group of its own: with it end the extension host and the language server
  const server = spawn(process.execPath, [main, ...folders, ...flags], { cwd: root, detached: true, stdio: 'ignore' });
  await answers(`${origin}/version`, server);
  return {
    origin,
    workspace,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      if (server.pid !== undefined && server.exitCode === null) {
        process.kill(-server.pid, 'SIGKILL');
        await ended;
      }
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`VS Code's server ended with status ${server.exitCode}`);
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("VS Code's server did not answer in 30 s");
}
