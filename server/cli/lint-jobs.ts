/** What is to be linted, and how: the options of the call go over what the config files say. */
import { NEWEST } from '../../grammar/language/version.ts';
import type { FailOn, Settings } from '../lint/config.ts';
import type { Files, LintOptions } from '../lint/finding.ts';
import type { Level } from '../lint/levels.ts';
import type { Target } from './collect.ts';
import type { Configs } from './find-config.ts';
import type { HostFiles } from './host.ts';

/** What the call says; absent: nothing. */
export interface CallSettings {
  readonly keepalived: string | undefined;
  readonly id: string | undefined;
  readonly failOn: FailOn | undefined;
  readonly levels: ReadonlyMap<string, Level>;
  readonly environment: ReadonlyMap<string, string> | undefined;
  readonly files: Files;
  readonly hosts: HostFiles;
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
): Promise<{ readonly jobs: readonly Job[]; readonly ignored: readonly Target[] }> {
  const jobs: Job[] = [];
  const ignored: Target[] = [];
  for (const target of targets) {
    const settings = await configs.settingsFor(target.name);
    if (settings.ignored) ignored.push(target);
    else jobs.push({ ...target, options: optionsFor(target.name, settings, call), failOn: call.failOn ?? settings.failOn ?? 'error' });
  }
  return { jobs, ignored };
}

function optionsFor(name: string, { keepalived, id, env, host, levels, ruleOptions }: Settings, call: CallSettings): LintOptions {
  const theId = call.id ?? id;
  const variables = new Map([...env, ...(call.environment ?? [])]);
  return {
    keepalived: call.keepalived ?? keepalived ?? NEWEST,
    ...(theId === undefined ? {} : { ids: [theId] }),
    ...(variables.size === 0 ? {} : { environment: variables }),
    levels: new Map([...levels, ...call.levels]),
    ruleOptions,
    files: call.files,
    hostOfId: call.hosts.of(name, host),
  };
}
