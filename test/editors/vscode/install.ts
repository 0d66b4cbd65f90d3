/**
 * VS Code as a web server: code-server from npm, its own install scripts off (they want root's permission, Kerberos headers and GitHub).
 * Kept from run to run in a folder outside of the project; 320 MB.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const VERSION = '4.100.3';
/** In place of the download from GitHub: what searches the workspace's files. */
const RIPGREP = '@vscode/ripgrep-linux-x64@1.18.0';

const home = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'kalint', `code-server-${VERSION}`);

/** The folder of VS Code's server. Throws with npm's words if it cannot be had. */
export function vscodeServer(): string {
  if (!existsSync(home)) install(home);
  return path.join(home, 'node_modules/code-server/lib/vscode');
}

/** All or nothing: a half installed one would be taken for whole the next time. */
function install(target: string): void {
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(path.join(draft, 'package.json'), '{ "private": true }\n');
    npm(draft, 'install', `code-server@${VERSION}`, RIPGREP);
    const server = path.join(draft, 'node_modules/code-server/lib/vscode');
    npm(server, 'install', '--omit=dev');
    npm(path.join(server, 'extensions'), 'install', '--omit=dev');
    symlinkSync('node_modules', path.join(server, 'node_modules.asar'));
    const ripgrep = path.join(server, 'node_modules/@vscode/ripgrep/bin');
    mkdirSync(ripgrep, { recursive: true });
    symlinkSync('../../../../../../../@vscode/ripgrep-linux-x64/bin/rg', path.join(ripgrep, 'rg'));
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function npm(cwd: string, ...words: readonly string[]): void {
  const { status, stderr } = spawnSync('npm', [...words, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (status !== 0) throw new Error(`npm ${words.join(' ')}: ${stderr.trim()}`);
}
