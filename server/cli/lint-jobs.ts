/** What is to be linted, and how: the options of the call go over what the config files say. */
import path from 'node:path';
import { NEWEST } from '../../grammar/language/version.ts';
import type { FailOn, Settings } from '../lint/config.ts';
import type { Files, LintOptions } from '../lint/finding.ts';
import type { Level } from '../lint/levels.ts';
import type { HostFacts } from '../model/host.ts';
import type { Target } from './collect.ts';
import type { Configs } from './find-config.ts';
import { hostsOf, type HostOf } from './host.ts';

/** What the call says; absent: nothing. */
export interface CallSettings {
  readonly keepalived: string | undefined;
  readonly id: string | undefined;
  readonly failOn: FailOn | undefined;
  readonly levels: ReadonlyMap<string, Level>;
  readonly environment: ReadonlyMap<string, string> | undefined;
  readonly hostOf: HostOf | undefined;
  readonly files: Files;
}

export interface Job extends Target {
  readonly options: LintOptions;
  readonly failOn: FailOn;
}

/** Those that a config tells to ignore are set apart. */
export async function jobsFor(
  targets: readonly Target[],
  configs: Configs,
  call: CallSettings,
  cwd: string,
): Promise<{ readonly jobs: readonly Job[]; readonly ignored: readonly Target[] }> {
  const hosts = new Hosts();
  const jobs: Job[] = [];
  const ignored: Target[] = [];
  for (const target of targets) {
    const settings = await configs.settingsFor(target.name);
    if (settings.ignored) ignored.push(target);
    else {
      const hostOf = call.hostOf ?? hosts.of(settings.host);
      const hostOfId = (id: string): HostFacts | undefined => hostOf?.(path.resolve(cwd, target.name), id);
      jobs.push({ ...target, options: { ...optionsFor(settings, call), hostOfId }, failOn: call.failOn ?? settings.failOn ?? 'error' });
    }
  }
  return { jobs, ignored };
}

function optionsFor({ keepalived, id, env, levels, ruleOptions }: Settings, call: CallSettings): LintOptions {
  const theId = call.id ?? id;
  const variables = new Map([...env, ...(call.environment ?? [])]);
  return {
    keepalived: call.keepalived ?? keepalived ?? NEWEST,
    ...(theId === undefined ? {} : { ids: [theId] }),
    ...(variables.size === 0 ? {} : { environment: variables }),
    levels: new Map([...levels, ...call.levels]),
    ruleOptions,
    files: call.files,
  };
}

/** The facts that config files name, each file read once. */
class Hosts {
  private readonly known = new Map<string, HostOf>();

  of(named: Settings['host']): HostOf | undefined {
    if (named === undefined) return undefined;
    const file = path.resolve(named.directory, named.path);
    const hostOf = this.known.get(file) ?? hostsOf(file, named.directory);
    this.known.set(file, hostOf);
    return hostOf;
  }
}
