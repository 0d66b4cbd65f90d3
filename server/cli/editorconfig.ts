/** How `.editorconfig` files want a file indented (https://spec.editorconfig.org); the nearest one goes over those above it. */
import path from 'node:path';
import picomatch from 'picomatch';
import { readNamed } from './files.ts';
import { isFile } from './stat.ts';

/** What the files say, names and values in lower case. */
export type Properties = ReadonlyMap<string, string>;

/** The properties of a file; those that are `unset` are left out. */
export function editorconfigOf(absolute: string): Properties {
  const properties = new Map<string, string>();
  for (const { directory, config } of configsAbove(path.dirname(absolute)).reverse()) {
    const name = path.relative(directory, absolute);
    for (const { matches, values } of config.sections) if (matches(name)) for (const [key, value] of values) properties.set(key, value);
  }
  return new Map([...properties].filter(([, value]) => value !== 'unset'));
}

interface Config {
  readonly isRoot: boolean;
  readonly sections: readonly Section[];
}

interface Section {
  /** Does it speak of a file, named as seen from the directory of the `.editorconfig`? */
  readonly matches: (name: string) => boolean;
  readonly values: Map<string, string>;
}

/** From the directory of the file upwards, as far as one says that it is the root. */
function configsAbove(start: string): { directory: string; config: Config }[] {
  const found: { directory: string; config: Config }[] = [];
  for (let directory = start; ; directory = path.dirname(directory)) {
    const config = configIn(directory);
    if (config !== null) found.push({ directory, config });
    if (config?.isRoot || path.dirname(directory) === directory) return found;
  }
}

function configIn(directory: string): Config | null {
  const name = path.join(directory, '.editorconfig');
  // one that cannot be read is no reason not to format: editors go on without it, too
  const file = isFile(name) ? readNamed(name) : null;
  return file === null || 'error' in file ? null : parseConfig(file.text);
}

function parseConfig(text: string): Config {
  const sections: Section[] = [];
  let isRoot = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const [, glob] = /^\s*\[(.+)\]\s*$/.exec(line) ?? [];
    if (glob !== undefined) {
      sections.push({ matches: matcherOf(glob), values: new Map() });
      continue;
    }
    const [, key = '', value = ''] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    const section = sections[sections.length - 1];
    if (section === undefined) isRoot ||= key.toLowerCase() === 'root' && value.toLowerCase() === 'true';
    else if (key !== '') section.values.set(key.toLowerCase(), value.toLowerCase());
  }
  return { isRoot, sections };
}

/** A glob without a slash means the name of the file alone, wherever it lies below; `**` is any text, slashes too. */
function matcherOf(glob: string): (name: string) => boolean {
  const pattern = glob.replaceAll('[!', '[^').replaceAll('**', '{*,**/*}');
  return picomatch(glob.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`, { dot: true, noextglob: true });
}
