/** A cpio archive of the kind that Linux unpacks as its first root: `newc`. The kernel takes several, one behind the other. */

export type Entry =
  | { readonly path: string; readonly kind: 'directory' }
  | { readonly path: string; readonly kind: 'link'; readonly to: string }
  | { readonly path: string; readonly kind: 'file'; readonly content: Uint8Array | string; readonly executable?: boolean };

const MODES = { directory: 0o040755, link: 0o120777, file: 0o100644, executable: 0o100755 } as const;

export function archive(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap((entry, index) => {
    const content = entry.kind === 'file' ? entry.content : entry.kind === 'link' ? entry.to : '';
    const mode = MODES[entry.kind === 'file' && entry.executable ? 'executable' : entry.kind];
    return record(entry.path, mode, Buffer.from(content), index + 1);
  });
  return Buffer.concat([...parts, ...record('TRAILER!!!', 0, Buffer.alloc(0), 0), Buffer.alloc(512)]);
}

/** Directories above come first; each is made once. */
export function withDirectories(entries: readonly Entry[]): Entry[] {
  const made = new Set<string>();
  return entries.flatMap((entry) => {
    const steps = entry.path.split('/').slice(0, -1);
    const missing = steps.map((_, depth) => steps.slice(0, depth + 1).join('/')).filter((path) => !made.has(path));
    for (const path of missing) made.add(path);
    if (entry.kind !== 'file') made.add(entry.path);
    return [...missing.map((path): Entry => ({ path, kind: 'directory' })), entry];
  });
}

function record(path: string, mode: number, content: Buffer, inode: number): Buffer[] {
  const name = Buffer.from(`${path}\0`);
  const links = 1;
  const numbers = [inode, mode, 0, 0, links, 0, content.length, 0, 0, 0, 0, name.length, 0];
  const head = Buffer.concat([Buffer.from(`070701${numbers.map((number) => number.toString(16).padStart(8, '0')).join('')}`), name]);
  return [padded(head), padded(content)];
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
