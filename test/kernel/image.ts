/**
 * What the machine boots: Debian's cloud kernel with its IPVS modules, keepalived, ipvsadm and what they need, all of it from Debian packages.
 * It is kept in `.cache/kernel/`, and made anew when a program or the guest's own script has changed.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archive, withDirectories, type Entry } from './archive.ts';

export interface Image {
  readonly kernel: string;
  readonly initrd: string;
}

const HERE = import.meta.dirname;
const CACHE = path.join(HERE, '..', '..', '.cache', 'kernel');
const KERNEL_PACKAGE = 'linux-image-cloud-amd64';

const PROGRAMS = ['keepalived', 'ipvsadm', 'ip', 'bash', 'busybox'];
const TOOLS = ['qemu-system-x86_64', 'apt-get', 'apt-cache', 'dpkg', 'ldd'];

/** Loaded at boot, with what they need; what the kernel has built in is left out. */
const MODULES = [
  ...['dummy', 'sctp', 'nf_tables', 'ip_vs'],
  ...['rr', 'wrr', 'lc', 'wlc', 'lblc', 'lblcr', 'dh', 'sh', 'sed', 'nq', 'fo', 'ovf', 'mh', 'ftp', 'pe_sip'].map(
    (name) => `ip_vs_${name}`,
  ),
];

const ENV = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`, LC_ALL: 'C' };

const run = (program: string, args: readonly string[], cwd?: string): string =>
  execFileSync(program, args, {
    env: ENV,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    ...(cwd === undefined ? {} : { cwd }),
  });

/** Why there can be no machine here; null: there can. */
export function whyNot(): string | null {
  const missing = [...TOOLS, ...PROGRAMS].filter((program) => which(program) === null);
  return missing.length === 0 ? null : `there is no ${missing.join(', no ')} here`;
}

export function which(program: string): string | null {
  return (
    ENV.PATH.split(':')
      .map((directory) => path.join(directory, program))
      .find(existsSync) ?? null
  );
}

/** Throws where a package cannot be had. */
export function buildImage(): Image {
  const programs = PROGRAMS.map((name) => realpathSync(which(name) ?? name));
  const guest = readdirSync(path.join(HERE, 'guest')).map((name) => ({ name, content: readFileSync(path.join(HERE, 'guest', name)) }));
  const hash = createHash('sha256');
  for (const content of [...programs.map((file) => readFileSync(file)), ...guest.map((file) => file.content), Buffer.from(MODULES.join())])
    hash.update(content);
  const directory = path.join(CACHE, hash.digest('hex').slice(0, 16));
  const image = { kernel: path.join(directory, 'vmlinuz'), initrd: path.join(directory, 'initrd') };
  if (existsSync(image.kernel) && existsSync(image.initrd)) return image;

  const unpacked = unpackKernel();
  const files: Entry[] = [
    ...['usr/bin', 'usr/sbin', 'usr/lib', 'usr/lib64', 'proc', 'sys', 'dev', 'run', 'tmp'].map((name): Entry => ({
      path: name,
      kind: 'directory',
    })),
    ...['bin', 'sbin', 'lib', 'lib64'].map((name): Entry => ({ path: name, kind: 'link', to: `usr/${name}` })),
    { path: 'bin/sh', kind: 'link', to: 'bash' },
    { path: 'etc/passwd', kind: 'file', content: 'root:x:0:0:root:/:/bin/sh\n' },
    { path: 'etc/group', kind: 'file', content: 'root:x:0:\n' },
    ...programs
      .flatMap((file) => [file, ...librariesOf(file)])
      .filter((file, index, all) => all.indexOf(file) === index)
      .map(fromHost),
    ...PROGRAMS.flatMap((name, index): Entry[] =>
      path.basename(programs[index] ?? '') === name ? [] : [{ path: `usr/bin/${name}`, kind: 'link', to: programs[index] ?? '' }],
    ),
    ...modulesOf(unpacked),
    ...guest.map(({ name, content }): Entry => ({
      path: name === 'init' ? name : `usr/bin/${name}`,
      kind: 'file',
      content,
      executable: true,
    })),
  ];
  const fresh = `${directory}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const boot = path.join(unpacked, 'boot');
  writeFileSync(
    path.join(fresh, 'vmlinuz'),
    readFileSync(path.join(boot, readdirSync(boot).find((name) => name.startsWith('vmlinuz')) ?? 'vmlinuz')),
  );
  writeFileSync(path.join(fresh, 'initrd'), archive(withDirectories(files)));
  rmSync(directory, { recursive: true, force: true });
  renameSync(fresh, directory);
  return image;
}

/** Under its path, with the links of merged /usr resolved. */
function fromHost(file: string): Entry {
  const real = file.replace(/^\/(bin|sbin|lib|lib64)\//, '/usr/$1/').slice(1);
  return { path: real, kind: 'file', content: readFileSync(file), executable: true };
}

function librariesOf(file: string): string[] {
  try {
    return Array.from(run('ldd', [file]).matchAll(/(\/\S+) \(0x/g), ([, library = '']) => library);
  } catch {
    // it needs none
    return [];
  }
}

/** Downloads and unpacks the kernel, unless that has been done. */
function unpackKernel(): string {
  const name = kernelPackage() ?? (refreshLists(), kernelPackage());
  if (name === null) throw new Error(`apt does not know ${KERNEL_PACKAGE}`);
  const directory = path.join(CACHE, name);
  if (existsSync(directory)) return directory;
  const download = path.join(CACHE, 'download');
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  run('apt-get', ['download', name], download);
  const [archiveName = ''] = readdirSync(download);
  run('dpkg', ['-x', archiveName, 'unpacked'], download);
  const unpacked = path.join(download, 'unpacked');
  run('busybox', ['depmod', '-b', unpacked, releaseOf(unpacked)]);
  renameSync(unpacked, directory);
  rmSync(download, { recursive: true, force: true });
  return directory;
}

/** The package of the newest release; null: the lists of packages are not there. */
function kernelPackage(): string | null {
  try {
    return /Depends: (\S+)/.exec(run('apt-cache', ['depends', KERNEL_PACKAGE]))?.[1] ?? null;
  } catch {
    return null;
  }
}

const refreshLists = (): string => run('apt-get', ['update', '-qq']);

const releaseOf = (unpacked: string): string => readdirSync(path.join(unpacked, 'lib', 'modules'))[0] ?? '';

/** The modules, and the order in which they are loaded. */
function modulesOf(unpacked: string): Entry[] {
  const directory = path.join(unpacked, 'lib', 'modules', releaseOf(unpacked));
  const needs = new Map(
    readFileSync(path.join(directory, 'modules.dep'), 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(
        ([file = '', others = '']) =>
          [path.basename(file, '.ko'), { file, others: others.split(' ').filter((word) => word !== '') }] as const,
      ),
  );
  const order: string[] = [];
  const add = (name: string): void => {
    const found = needs.get(name);
    if (found === undefined || order.includes(found.file)) return;
    for (const other of found.others) add(path.basename(other, '.ko'));
    order.push(found.file);
  };
  for (const name of MODULES) add(name);
  return [
    ...order.map((file): Entry => ({
      path: `modules/${path.basename(file)}`,
      kind: 'file',
      content: readFileSync(path.join(directory, file)),
    })),
    { path: 'modules/order', kind: 'file', content: order.map((file) => `/modules/${path.basename(file)}\n`).join('') },
  ];
}
