/** Runs jobs in emulated machines, and reads what comes out of them. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { archive, withDirectories, type Entry } from './archive.ts';
import type { Image } from './image.ts';

/** Files for `guest/init`; it says what each is for. */
export interface Job {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** One part of what a job printed: `=start ready` and the lines below. */
export interface Section {
  readonly name: string;
  /** What stands behind the name. */
  readonly result: string;
  readonly lines: readonly string[];
}

export type Results = ReadonlyMap<string, readonly Section[]>;

// a machine often waits for timers of keepalived's: one more than there are processors uses that time
const MACHINES = Math.min(3, os.availableParallelism() + 1);

/** A machine that takes longer hangs: they need two minutes where they have the processors for themselves. */
const LIMIT_MS = 14 * 60 * 1000;

const QEMU = [
  ...['-M', 'pc', '-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'kvm64', '-smp', '1', '-m', '384'],
  ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
];

/** Quick to boot: nothing is probed for or hardened that an emulated machine does not have. */
const APPEND =
  'console=ttyS0 quiet panic=-1 norandmaps nokaslr mitigations=off tsc=reliable no_timer_check random.trust_cpu=on cryptomgr.notests rcupdate.rcu_expedited=1 8250.nr_uarts=2';

export async function runJobs(image: Image, jobs: readonly Job[]): Promise<Results> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'kalint-kernel-'));
  try {
    const shares = share(jobs);
    const outputs = await Promise.all(shares.map((share, machine) => runMachine(image, share, path.join(directory, String(machine)))));
    return new Map(outputs.flatMap((output) => [...parse(output)]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** To each machine as much work as to the others; in the order of the jobs. */
function share(jobs: readonly Job[]): Job[][] {
  const machines = Array.from({ length: MACHINES }, () => ({ load: 0, names: new Set<string>() }));
  for (const job of jobs.toSorted((a, b) => startsIn(b) - startsIn(a))) {
    const idlest = machines.reduce((least, one) => (one.load < least.load ? one : least));
    idlest.load += startsIn(job);
    idlest.names.add(job.name);
  }
  return machines.map(({ names }) => jobs.filter(({ name }) => names.has(name)));
}

/** About how many programs the guest starts for it, which is what takes its time. */
function startsIn({ files: { conf, script = '', again, history = '' } }: Job): number {
  const calls = script.toString().split('\n').length * (again === undefined ? 2 : 3);
  return 5 + (conf === undefined ? 0 : 5) + calls + history.toString().split('\n').length * 8;
}

async function runMachine(image: Image, jobs: readonly Job[], files: string): Promise<string> {
  const entries = jobs.flatMap(({ name, files: contents }) =>
    Object.entries(contents).map(([file, content]): Entry => ({ path: `jobs/${name}/${file}`, kind: 'file', content })),
  );
  const [initrd, console, results] = [`${files}.initrd`, `${files}.console`, `${files}.results`];
  writeFileSync(initrd, Buffer.concat([readFileSync(image.initrd), archive(withDirectories(entries))]));
  const qemu = spawn(
    'qemu-system-x86_64',
    [...QEMU, '-kernel', image.kernel, '-initrd', initrd, '-append', APPEND, '-serial', `file:${console}`, '-serial', `file:${results}`],
    { stdio: ['ignore', 'ignore', 'pipe'], timeout: LIMIT_MS },
  );
  let complaints = '';
  qemu.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
  const status = await new Promise<number | null>((resolve, reject) => qemu.on('error', reject).on('close', resolve));
  const output = readFileSync(results, 'utf8');
  if (!/^=done\r?$/m.test(output)) {
    const last = readFileSync(console, 'utf8').slice(-3000);
    throw new Error(`a machine ended too early (${String(status)}), after ${output.slice(-300)}\n${complaints}${last}`);
  }
  return output;
}

function parse(output: string): Map<string, Section[]> {
  const jobs = new Map<string, Section[]>();
  let sections: Section[] = [];
  let lines: string[] = [];
  for (const line of output.replaceAll('\r', '').split('\n')) {
    const [, name = '', result = ''] = /^=(\w+) ?(.*)$/.exec(line) ?? [];
    if (name === '') {
      if (line !== '') lines.push(line);
    } else if (name === 'job') jobs.set(result, (sections = []));
    else if (name !== 'end' && name !== 'done') sections.push({ name, result, lines: (lines = []) });
  }
  return jobs;
}
