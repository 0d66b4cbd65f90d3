/** What the target hosts have, from the file that `kalint.hostFacts` names. */
import type { Files, LintOptions } from '../lint/finding.ts';
import { BadFacts, hostsOf, isOneHost, type Hosts } from '../model/host-facts.ts';

/** @throws BadFacts where the file cannot be had, or is not what it should be */
export function readHosts(path: string, files: Files): Hosts {
  const file = files.read(path);
  if ('error' in file) throw new BadFacts(file.error);
  try {
    return hostsOf(JSON.parse(file.text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadFacts(`this is not JSON: ${error.message}`);
    throw error;
  }
}

/** For one config: its facts stand under its path, or under its ids. */
export function hostOptions(hosts: Hosts, root: string): Pick<LintOptions, 'host' | 'hostOfId'> {
  if (isOneHost(hosts)) return { host: hosts };
  const own = [...hosts].find(([name]) => root === name || root.endsWith(`/${name}`))?.[1];
  return { hostOfId: (id) => (id === '' ? undefined : hosts.get(id)) ?? own };
}
