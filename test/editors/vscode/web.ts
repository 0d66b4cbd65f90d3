/** VS Code for the Web, as github.dev has it: files that a web server hands out, the extension of its VSIX among them, and no process behind. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { root } from '../needs.ts';
import { vscodeServer } from './install.ts';
import { SETTINGS } from './settings.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.cjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const WORKBENCH = '/static/out/vs/code/browser/workbench/workbench.js';

export interface WebHost {
  readonly origin: string;
  /** The path of every file that was asked for. */
  readonly asked: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Needs what `makeVsix` has made. */
export async function startWeb(): Promise<WebHost> {
  const code = vscodeServer();
  /** Path of a URL to a folder. */
  const folders = { static: code, kalint: path.join(root, '.cache/vsix'), disk: path.join(import.meta.dirname, 'web-disk') };
  const made = new Map<string, () => string>([
    ['/', () => page(readFileSync(path.join(code, 'out/vs/code/browser/workbench/workbench.html'), 'utf8'), origin)],
    [WORKBENCH, () => withoutServer(readFileSync(path.join(code, WORKBENCH.replace('/static/', '')), 'utf8'))],
    ['/disk/files.json', () => JSON.stringify(filesOf(path.join(import.meta.dirname, 'workspace')))],
  ]);
  const asked = new Set<string>();
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    asked.add(pathname);
    const [, top = '', ...rest] = decodeURIComponent(pathname).split('/');
    const folder = Object.entries(folders).find(([name]) => name === top)?.[1];
    const file = folder === undefined ? null : path.join(folder, ...rest);
    const content = made.get(pathname)?.() ?? (file !== null && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null);
    const type = TYPES[path.extname(pathname === '/' ? '.html' : pathname)] ?? TYPES[pathname === '/' ? '.html' : ''];
    response.writeHead(content === null ? 404 : 200, { 'content-type': type ?? 'application/octet-stream' });
    response.end(content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    origin,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** VS Code's own page, told that there is no server and which extensions there are. */
function page(template: string, origin: string): string {
  const { host: authority } = new URL(origin);
  const at = (folder: string): object => ({ scheme: 'http', authority, path: folder });
  const settings = {
    folderUri: { scheme: 'memory', authority: '', path: '/keepalived' },
    additionalBuiltinExtensions: [at('/kalint'), at('/disk')],
    configurationDefaults: SETTINGS,
    productConfiguration: {},
    // what code-server's workbench does not start without
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(settings).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
  };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** VS Code's own workbench again: code-server's always looks for its server, and keeps the user's settings there. */
function withoutServer(workbench: string): string {
  const additions: readonly (readonly [string, string])[] = [
    [',remoteAuthority:location.host}', '}'],
    ['this.userDataPath).with({scheme:K.vscodeRemote})', 'this.userDataPath).with({scheme:K.vscodeUserData})'],
  ];
  return additions.reduce((text, [addition, original]) => {
    if (!text.includes(addition)) throw new Error(`${WORKBENCH} does not have '${addition}' any more`);
    return text.replace(addition, original);
  }, workbench);
}

/** Path to text, for the file system in memory. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(names.map((name) => [`/${name}`, readFileSync(path.join(folder, name), 'utf8')]));
}
