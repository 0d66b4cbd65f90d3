/** Reads a config file and those that it builds on. */
import path from 'node:path';
import { validate, type Layer, type RawConfig } from '../lint/config.ts';
import { ConfigSyntaxError, type Located } from '../lint/located.ts';
import { readLocatedJson } from '../lint/located-json.ts';
import { ConfigError } from './config-error.ts';
import { readNamed } from './files.ts';
import { UsageError } from './usage-error.ts';

/** What `package.json` has for us. */
const KEY = 'kalint';

interface Opened {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly value: Located;
}

/** A config that the call names. */
export async function readNamedConfig(file: string, cwd: string): Promise<Layer[]> {
  const layers = await readConfig(file, cwd);
  if (layers === undefined) throw new UsageError(`${shownAs(file, cwd)} has no key '${KEY}'`);
  return layers;
}

/** Those that it builds on first; undefined: a `package.json` that says nothing to us. */
export async function readConfig(file: string, cwd: string): Promise<Layer[] | undefined> {
  const name = shownAs(file, cwd);
  const read = readNamed(file);
  if ('error' in read) throw new UsageError(`${name}: ${read.error}`);
  const value = await parse(file, name, read.text);
  return value === undefined ? undefined : layersOf({ file, name, text: read.text, value }, [], cwd);
}

async function layersOf(opened: Opened, outer: readonly string[], cwd: string): Promise<Layer[]> {
  const config = checked(opened);
  const directory = path.dirname(opened.file);
  const layers: Layer[] = [];
  for (const { name, at } of basesOf(opened.value)) {
    const base = open(path.resolve(directory, name), opened, at, [...outer, opened.file], cwd);
    layers.push(...(await layersOf(await base, [...outer, opened.file], cwd)));
  }
  return [...layers, { directory, config }];
}

/** A config that another one builds on. */
async function open(file: string, from: Opened, at: number, chain: readonly string[], cwd: string): Promise<Opened> {
  const name = shownAs(file, cwd);
  if (chain.includes(file)) {
    const circle = [...chain.slice(chain.indexOf(file)), file].map((member) => shownAs(member, cwd)).join(' > ');
    throw new ConfigError(from.name, from.text, [{ at, message: `this config builds on itself: ${circle}` }]);
  }
  const read = readNamed(file);
  if ('error' in read) throw new ConfigError(from.name, from.text, [{ at, message: `'${name}': ${read.error}` }]);
  const value = await parse(file, name, read.text);
  if (value === undefined) throw new ConfigError(from.name, from.text, [{ at, message: `'${name}' has no key '${KEY}'` }]);
  return { file, name, text: read.text, value };
}

async function parse(file: string, name: string, text: string): Promise<Located | undefined> {
  try {
    if (/\.ya?ml$/.test(file)) return (await import('./located-yaml.ts')).readLocatedYaml(text);
    if (path.basename(file) !== 'package.json') return readLocatedJson(text);
    // whatever else is wrong with it is not our business
    if (!text.includes(`"${KEY}"`)) return undefined;
    const whole = readLocatedJson(text);
    return whole.kind === 'object' ? whole.entries.find(({ key }) => key === KEY)?.value : undefined;
  } catch (error) {
    if (error instanceof ConfigSyntaxError) throw new ConfigError(name, text, [error]);
    throw error;
  }
}

function checked({ name, text, value }: Opened): RawConfig {
  const config = validate(value);
  if (Array.isArray(config)) throw new ConfigError(name, text, config);
  return config;
}

/** What `extends` names, and where. */
function basesOf(value: Located): { name: string; at: number }[] {
  const entry = value.kind === 'object' ? value.entries.find(({ key }) => key === 'extends')?.value : undefined;
  const items = entry?.kind === 'array' ? entry.items : entry === undefined ? [] : [entry];
  return items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [{ name: item.value, at: item.at }] : []));
}

function shownAs(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith('..') ? file : relative;
}
