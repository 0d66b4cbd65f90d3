/** The options that several commands share. */
import { NEWEST } from '../../grammar/language/version.ts';
import { readRelease } from '../lint/release.ts';
import type { Option } from './args.ts';
import { choice, text, toggle } from './option-kinds.ts';
import { UsageError } from './usage-error.ts';

/** Every command has them. */
export const everywhere = {
  help: toggle('show this help', 'h'),
  version: toggle("show kalint's version", 'V'),
};

export const keepalived: Option<string> = {
  value: 'VERSION',
  doc: `the keepalived release to judge by, e.g. 2.2.7 (default: ${NEWEST})`,
  initial: NEWEST,
  read(given) {
    const release = readRelease(given);
    if ('error' in release) throw new UsageError(release.error);
    return release.version;
  },
};

export const id = text(
  'NAME',
  'the configuration id for \'@NAME\' lines, as keepalived -i; "" is none (default: every id in the file, and none)',
);

/** `NAME=VALUE`, collected. */
export const define: Option<ReadonlyMap<string, string>> = {
  value: 'NAME=VALUE',
  doc: "the value of '${_ENV NAME}'; repeatable",
  initial: new Map(),
  read(given, before) {
    const equals = given.indexOf('=');
    if (equals < 1) throw new UsageError(`'${given}' is not of the form NAME=VALUE`);
    return new Map(before).set(given.slice(0, equals), given.slice(equals + 1));
  },
};

export const envFile: Option<readonly string[]> = {
  value: 'FILE',
  doc: "values for '${_ENV NAME}' from lines NAME=VALUE, as in a systemd EnvironmentFile; repeatable",
  initial: [],
  read: (given, before) => [...before, given],
};

export const color = choice('WHEN', ['auto', 'always', 'never'], 'auto', 'colours: auto (default: on a terminal), always, never');

export const stdinFilename = text('NAME', "the name to show for '-'; includes are looked for beside it");
