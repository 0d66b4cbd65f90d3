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

/** The facts for a file and a configuration id; undefined where none are given: it is taken to have what the config names. */
export type HostOf = (file: string, id: string) => HostFacts | undefined;

export function hostsOf(given: string | undefined, cwd: string): HostOf {
  if (given === undefined) return () => undefined;
  const hosts = readHosts(given, cwd);
  if (isOneHost(hosts)) return () => hosts;
  const files = new Map([...hosts].map(([name, facts]) => [path.resolve(cwd, name), facts]));
  return (file, id) => (id === '' ? undefined : hosts.get(id)) ?? files.get(path.resolve(cwd, file));
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
