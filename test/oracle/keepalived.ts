/**
 * A real `keepalived -t`, asked about many configs: a few milliseconds each.
 *
 * One shell per worker sits in network and mount namespaces of its own, with the interfaces that the configs may name; it runs keepalived on
 * the files that are written to its standard input. `net_namespace` leads back to where it came from, `/run` is empty and its own, users are root.
 */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isCrash, parseVerdict, type Verdict } from './verdict.ts';

export const INTERFACES = ['eth0', 'eth1', 'eth2', 'eth3'];

/** The namespace, then for ever: a file name (and names of network namespaces) in, what keepalived prints and `MARK status` out. */
const WORKER = `
set -e
mount --make-rprivate /
mount --bind "$DIR/passwd" /etc/passwd
mount --bind "$DIR/group" /etc/group
mount -t tmpfs tmpfs /run
mkdir -p /run/netns
ip link set lo up
eval "$SETUP"
ip -j -d address > "$DIR/facts.json"
set +e
printf '\\n%s ready\\n' "$MARK"
while IFS=' ' read -r file namespaces; do
  for name in $namespaces; do ln -sf /proc/self/ns/net "/run/netns/$name"; done
  timeout -k 1 "$LIMIT" "$BIN" -t -f "$file" 2>&1
  printf '\\n%s %s\\n' "$MARK" $?
done
`;

/** Interfaces as most hosts have them, each with an address. */
const ETHERNET = `
i=0
for name in $INTERFACES; do
  ip link add "$name" type veth peer name "peer$i" || continue
  ip address add "192.168.$((100 + i % 150)).254/24" dev "$name"
  ip link set "$name" up
  ip link set "peer$i" up
  i=$((i + 1))
done
`;

/** How long keepalived may take for a config: what takes longer never ends. */
const LIMIT_SECONDS = 5;

export interface Asked {
  /** What stands in the file. */
  readonly text: string | Uint8Array;
  /** Where the file really is, if it includes others. */
  readonly file?: string;
}

export class Keepalived {
  readonly version: string;
  private readonly directory: string;
  private readonly idle: Worker[] = [];
  private readonly waiting: ((worker: Worker) => void)[] = [];
  private readonly workers: Worker[] = [];
  private readonly users = new Set<string>();
  private asked = 0;
  private readonly isKnownHost: boolean;

  private constructor(binary: string, version: string, workers: number, interfaces: readonly string[], setup: string | undefined) {
    this.version = version;
    this.isKnownHost = setup !== undefined;
    this.directory = mkdtempSync(path.join(os.tmpdir(), 'kalint-oracle-'));
    this.addUsers(['root', 'keepalived_script']);
    for (let i = 0; i < workers; i++) this.workers.push(new Worker(binary, this.directory, interfaces, setup ?? ETHERNET));
    this.idle.push(...this.workers);
  }

  /**
   * Null where there is no keepalived, or no right to make a namespace; `why` is told then. `setup`: shell commands that make the interfaces,
   * of which kalint then knows.
   */
  static open(
    options: {
      binary?: string;
      version?: string;
      workers?: number;
      interfaces?: readonly string[];
      setup?: string;
      why?: (reason: string) => void;
    } = {},
  ): Keepalived | null {
    const binary = options.binary ?? process.env['KEEPALIVED'] ?? 'keepalived';
    const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
    const told = spawnSync(binary, ['-v'], { encoding: 'utf8', env });
    const version = /Keepalived v(\d+\.\d+\.\d+)/.exec(told.stderr + told.stdout)?.[1];
    if (told.error !== undefined || version === undefined) {
      options.why?.(`there is no keepalived here (${binary})`);
      return null;
    }
    const namespace = spawnSync('unshare', ['-n', '-m', 'ip', 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'peer0'], {
      encoding: 'utf8',
      env,
    });
    if (namespace.status !== 0) {
      options.why?.('no network namespace can be made here: that needs root, unshare and ip');
      return null;
    }
    return new Keepalived(
      binary,
      options.version ?? version,
      options.workers ?? Math.min(2, os.availableParallelism()),
      options.interfaces ?? INTERFACES,
      options.setup,
    );
  }

  async ask({ text, file }: Asked): Promise<Verdict> {
    const worker = this.idle.pop() ?? (await new Promise<Worker>((resolve) => this.waiting.push(resolve)));
    this.addUsers(usersOf(text));
    const name = file ?? path.join(this.directory, `${this.asked++}.conf`);
    try {
      if (file === undefined) writeFileSync(name, text);
      const request = `${name}${namespacesOf(text)}`;
      const first = await worker.ask(request);
      // a crash or a hang that does not come again is this machine's
      const { output, status } = isCrash(first.status) ? await worker.ask(request) : first;
      return parseVerdict(output, status, name, this.isKnownHost);
    } finally {
      if (file === undefined) rmSync(name, { force: true });
      const next = this.waiting.shift();
      if (next === undefined) this.idle.push(worker);
      else next(worker);
    }
  }

  /** What `ip -j -d address` prints in the namespace. */
  async facts(): Promise<string> {
    await this.ask({ text: '' });
    return readFileSync(path.join(this.directory, 'facts.json'), 'utf8');
  }

  /** Users and groups that configs name. The users are root: a script that runs as somebody else makes Debian's 2.2.7 end itself under `-t`. */
  private addUsers(names: readonly string[]): void {
    for (const name of names) {
      if (this.users.has(name)) continue;
      this.users.add(name);
      appendFileSync(path.join(this.directory, 'passwd'), `${name}:x:0:0::/:/bin/sh\n`);
      appendFileSync(path.join(this.directory, 'group'), `${name}:x:${name === 'root' ? 0 : 1000}:\n`);
    }
  }

  close(): void {
    for (const worker of this.workers) worker.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** The network namespaces that a config names exist, as the interfaces do. */
function namespacesOf(text: string | Uint8Array): string {
  if (typeof text !== 'string' || !text.includes('net_namespace')) return '';
  return [...text.matchAll(/net_namespace(?:_ipvs)?[ \t]+"?([\w.-]+)/g)].map((match) => ` ${match[1] ?? ''}`).join('');
}

/** So do the users and groups. */
function usersOf(text: string | Uint8Array): string[] {
  if (typeof text !== 'string') return usersOf(Buffer.from(text).toString('latin1'));
  const named = [
    ...text.matchAll(/\b(?:script_)?user[ \t]+"?([a-z_][\w-]*)"?(?:[ \t]+"?([a-z_][\w-]*))?/gi),
    ...text.matchAll(
      /^[ \t]*(?:\w*(?:notify|script|quorum)\w*)[ \t]+(?:"[^"\n]*"|[^\s"]+)[ \t]+"?([a-z_][\w-]*)"?(?:[ \t]+"?([a-z_][\w-]*))?/gim,
    ),
  ];
  return named.flatMap(([, user, group]) => [user, group].filter((name) => name !== undefined));
}

class Worker {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly mark: string;
  private output = '';
  private complaints = '';
  private answer: ((output: string, status: number) => void) | null = null;
  private fail: ((error: Error) => void) | null = null;
  private readonly ready: Promise<unknown>;

  constructor(binary: string, directory: string, interfaces: readonly string[], setup: string) {
    this.mark = `=${Math.random().toString(36).slice(2)}=`;
    this.process = spawn('unshare', ['-n', '-m', 'sh', '-c', WORKER], {
      cwd: directory,
      env: {
        PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
        LC_ALL: 'C',
        DIR: directory,
        MARK: this.mark,
        BIN: binary,
        LIMIT: String(LIMIT_SECONDS),
        INTERFACES: interfaces.join(' '),
        SETUP: setup,
      },
    });
    this.process.stdout.setEncoding('latin1').on('data', (chunk: string) => this.take(chunk));
    this.process.stderr.setEncoding('utf8').on('data', (chunk: string) => (this.complaints += chunk));
    this.process.on('exit', (code) => this.fail?.(new Error(`the namespace ended (${String(code)}): ${this.complaints}`)));
    this.ready = this.next();
  }

  async ask(request: string): Promise<{ output: string; status: number }> {
    await this.ready;
    const answer = this.next();
    this.process.stdin.write(`${request}\n`);
    return answer;
  }

  close(): void {
    this.fail = null;
    this.process.stdin.end();
  }

  private next(): Promise<{ output: string; status: number }> {
    return new Promise((resolve, reject) => {
      this.answer = (output, status) => resolve({ output, status });
      this.fail = reject;
    });
  }

  private take(chunk: string): void {
    this.output += chunk;
    const at = this.output.indexOf(`\n${this.mark} `);
    const end = at === -1 ? -1 : this.output.indexOf('\n', at + 1);
    if (end === -1) return;
    const status = Number(this.output.slice(at + this.mark.length + 2, end));
    const output = this.output.slice(0, at);
    this.output = this.output.slice(end + 1);
    this.answer?.(output, status);
  }
}
