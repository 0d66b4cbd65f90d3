/** A plain client of a language server: JSON-RPC over the pipes of a process, with no library in between. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { buildCommand } from '../../scripts/bundle.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** How long an answer may take, in milliseconds: machines that test are busy. */
const PATIENCE = 15_000;

export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The command line and its server as they are shipped, made of the sources as they are. */
export async function bundle(plugins: readonly Plugin[] = []): Promise<{ readonly file: string; readonly remove: () => void }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kalint-bundle-'));
  await buildCommand(folder, plugins);
  return { file: path.join(folder, 'kalint.js'), remove: () => rmSync(folder, { recursive: true }) };
}

/**
 * The same to talk to. While coverage is measured it runs from its sources: V8 then tells of their own lines, not of those of a bundle.
 */
export const server: typeof bundle = (plugins) =>
  process.env['NODE_V8_COVERAGE'] === undefined || plugins !== undefined
    ? bundle(plugins)
    : Promise.resolve({ file: path.join(import.meta.dirname, 'from-source.ts'), remove: () => undefined });

export class RpcError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export class Client {
  readonly process: ChildProcessWithoutNullStreams;
  /** What the server sent unasked, oldest first. */
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Answers to what the server asks. */
  readonly answers = new Map<string, (params: unknown) => unknown>();
  /** The method of every message, sent or received. */
  readonly spoken = new Set<string>();
  stderr = '';
  private buffer = Buffer.alloc(0);
  private nextId = 1;
  private readonly pending = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  private waiting: (() => void)[] = [];

  /** @param file the command line, bundled or from source; @param flags of Node */
  constructor(file: string, flags: readonly string[] = []) {
    const reading = file.endsWith('.ts') ? ['--import', 'tsx/esm'] : [];
    this.process = spawn(process.execPath, [...flags, ...reading, file, 'lsp', '--stdio'], { cwd: root });
    this.process.stdout.on('data', (chunk: Buffer) => this.take(chunk));
    this.process.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    // a server that is gone takes no more
    this.process.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve) => this.process.on('exit', (code) => resolve(code)));
  }

  async request<T>(method: string, params?: unknown): Promise<T> {
    const id = this.nextId++;
    const answer = new Promise<unknown>((resolve, reject) => this.pending.set(id, { resolve, reject }));
    this.send({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) });
    return (await withPatience(answer, `an answer to ${method}`, () => this.stderr)) as T;
  }

  /** A request that is taken back at once. */
  async cancelled(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId;
    const answer = this.request(method, params);
    this.notify('$/cancelRequest', { id });
    return answer;
  }

  notify(method: string, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) });
  }

  /** The next notification that fits, from what has come already or will. It is taken out. */
  async notification<T>(method: string, fits: (params: T) => boolean = () => true): Promise<T> {
    const find = (): T | undefined => {
      const index = this.notifications.findIndex((known) => known.method === method && fits(known.params as T));
      return index === -1 ? undefined : (this.notifications.splice(index, 1)[0]?.params as T);
    };
    const wait = async (): Promise<T> => {
      for (;;) {
        const found = find();
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => this.waiting.push(resolve));
      }
    };
    return withPatience(wait(), method, () => this.stderr);
  }

  async initialize(capabilities: unknown = {}, more: object = {}): Promise<{ capabilities: Record<string, unknown> }> {
    const result = await this.request<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      ...more,
    });
    this.notify('initialized', {});
    return result;
  }

  /** Ends it as an editor does; gives the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    this.notify('exit');
    return this.ended;
  }

  /** Ends it as an editor that dies does: by itself, so that V8 writes what was covered; by force where it does not. */
  async leave(): Promise<void> {
    this.process.stdin.end();
    const timer = setTimeout(() => this.kill(), PATIENCE);
    await this.ended;
    clearTimeout(timer);
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  send(message: Message & { readonly jsonrpc: '2.0' }): void {
    if (message.method !== undefined) this.spoken.add(message.method);
    const body = Buffer.from(JSON.stringify(message));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  private take(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, Math.max(head, 0)).toString())?.[1]);
      if (head === -1 || Number.isNaN(length) || this.buffer.length < head + 4 + length) return;
      const body = this.buffer.subarray(head + 4, head + 4 + length).toString();
      this.buffer = this.buffer.subarray(head + 4 + length);
      this.handle(JSON.parse(body) as Message);
    }
  }

  private handle({ id, method, params, result, error }: Message): void {
    if (method === undefined) {
      const waiter = this.pending.get(Number(id));
      this.pending.delete(Number(id));
      if (error === undefined) waiter?.resolve(result);
      else waiter?.reject(new RpcError(error.code, error.message));
      return;
    }
    this.spoken.add(method);
    if (id !== undefined) this.send({ jsonrpc: '2.0', id, result: this.answers.get(method)?.(params) ?? null });
    else this.notifications.push({ method, params });
    for (const wake of this.waiting.splice(0)) wake();
  }
}

async function withPatience<T>(promise: Promise<T>, what: string, stderr: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} in ${PATIENCE} ms; stderr: ${stderr()}`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
