/** Values for `${_ENV NAME}`. Only what the call gives: the environment of the one who lints is not that of keepalived. */
import path from 'node:path';
import { readNamed } from './files.ts';
import { UsageError } from './usage-error.ts';

/** `--define` goes over `--env-file`; undefined where neither is given. */
export function environment(
  defined: ReadonlyMap<string, string>,
  envFiles: readonly string[],
  cwd: string,
): ReadonlyMap<string, string> | undefined {
  if (defined.size === 0 && envFiles.length === 0) return undefined;
  const all = new Map<string, string>();
  for (const name of envFiles) {
    const file = readNamed(path.resolve(cwd, name));
    if ('error' in file) throw new UsageError(`--env-file: ${name}: ${file.error}`);
    for (const [variable, value] of readEnvFile(file.text, name)) all.set(variable, value);
  }
  for (const [variable, value] of defined) all.set(variable, value);
  return all;
}

/** Blank lines, comments (`#`, `;`) and NAME=VALUE with the quotes and the trailing `\` that systemd knows. */
export function readEnvFile(text: string, file: string): Map<string, string> {
  const values = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const first = index + 1;
    let line = lines[index] ?? '';
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    while (/(?<!\\)(?:\\\\)*\\$/.test(line) && index + 1 < lines.length) line = line.slice(0, -1) + (lines[++index] ?? '');
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (match === null) throw new UsageError(`--env-file: ${file}:${first}: this line is not of the form NAME=VALUE`);
    values.set(match[1] ?? '', unquote(match[2] ?? ''));
  }
  return values;
}

/** `'…'` is taken as it stands; elsewhere a backslash protects the next character; quotes may be glued to other text. */
function unquote(value: string): string {
  return value.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (_, single?: string, double?: string, escaped?: string) => {
    return single ?? double?.replace(/\\(.)/g, '$1') ?? escaped ?? '';
  });
}
