/** `--host FACTS.json`: what the target hosts have, in a file that the user made with `ip -j address`. */
import path from 'node:path';
import type { HostFacts } from '../model/host.ts';
import { BadFacts, hostsOf as parseHosts, isOneHost, type Hosts } from '../model/host-facts.ts';
import { readNamed } from './files.ts';
import { text } from './option-kinds.ts';
import { UsageError } from './usage-error.ts';

export const host = text(
  'FACTS.json',
  'what the target host has: the output of \'ip -j -d address\', or {"FILE or ID": output, ...} for several nodes',
);

/** A file of facts as a config file names it; relative paths count from the directory of that config file. */
export interface NamedFacts {
  readonly path: string;
  readonly directory: string;
}

/** The files of facts that the call and config files name, each read once. */
export class HostFiles {
  private readonly given: NamedFacts | undefined;
  private readonly cwd: string;
  private readonly known = new Map<string, Hosts>();

  /** @param given what the call says; it goes over what config files say */
  constructor(given: string | undefined, cwd: string) {
    this.cwd = cwd;
    this.given = given === undefined ? undefined : { path: given, directory: cwd };
    // a wrong call is told even where nothing is to be linted
    if (this.given !== undefined) this.read(this.given);
  }

  /** The facts for the configuration ids of a file; undefined where none are given: the host has what the config names. */
  of(file: string, fallback: NamedFacts | undefined): (id: string) => HostFacts | undefined {
    const named = this.given ?? fallback;
    if (named === undefined) return () => undefined;
    const hosts = this.read(named);
    if (isOneHost(hosts)) return () => hosts;
    const files = new Map([...hosts].map(([name, facts]) => [path.resolve(named.directory, name), facts]));
    return (id) => (id === '' ? undefined : hosts.get(id)) ?? files.get(path.resolve(this.cwd, file));
  }

  private read({ path: given, directory }: NamedFacts): Hosts {
    const file = path.resolve(directory, given);
    const hosts = this.known.get(file) ?? readHosts(given, directory);
    this.known.set(file, hosts);
    return hosts;
  }
}

function readHosts(given: string, cwd: string): Hosts {
  const file = readNamed(path.resolve(cwd, given));
  if ('error' in file) throw new UsageError(`--host: ${given}: ${file.error}`);
  try {
    return parseHosts(JSON.parse(file.text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`--host: ${given}: this is not JSON: ${error.message}`);
    if (error instanceof BadFacts) throw new UsageError(`--host: ${given}: ${error.message}`);
    throw error;
  }
}
