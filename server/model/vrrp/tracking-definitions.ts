/** Blocks that define what can be tracked. keepalived keeps a definition at its closing brace, if it is complete. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { all, last, type Complaint, type Complaints } from '../complaints.ts';
import { readScriptCommand } from '../scripts.ts';
import { leadingInteger, signedWithin, smallestUnits, unsignedWithin } from './tracking-numbers.ts';
import type { TrackedBfd, TrackedFile, TrackedScript } from './tracking-types.ts';
import type { Vrrp } from './types.ts';

/** Keeps the first of a name: it is the one that is found. */
function keep<T extends { readonly name: string }>(definitions: Map<string, T>, definition: T): void {
  if (!definitions.has(definition.name)) definitions.set(definition.name, definition);
}

// ------------------------------------------------------------------------------------------------- vrrp_script

/** The release that took fractions of a second. */
const FRACTIONS_SINCE = '2.3.2';
const MOST_SECONDS = 4294;

export function readScript(statement: BoundStatement, { complaints, definitions }: Vrrp): void {
  const { block } = statement;
  const name = statement.word(1);
  if (block === null || name === undefined) return;
  const scripts = all(block, 'script');
  const command = scripts.map((item) => readScriptCommand(item, complaints.version)).findLast((read) => read !== null);
  if (command === undefined) {
    const script = scripts.at(-1);
    complaints.of(statement, {
      rule: 'incomplete-definition',
      message:
        script === undefined
          ? `'${name}' has no 'script': there is nothing to run. keepalived drops the vrrp_script, and every track_script that names it.`
          : `keepalived finds no command in the 'script' of '${name}'. It drops the vrrp_script, and every track_script that names it.`,
      told: 'close',
      ...(script === undefined ? {} : { related: [{ ...script.place(0, Infinity), message: 'there is no command here' }] }),
    });
    return;
  }
  const weight = last(block, 'weight');
  const user = all(block, 'user').findLast((item) => item.word(1) !== undefined);
  const seconds = (keyword: string): number | null => {
    const given = all(block, keyword).map((item) => secondsOf(item.word(1), complaints.since(FRACTIONS_SINCE)));
    return given.findLast((value) => value !== null) ?? null;
  };
  const runs = (keyword: string): number => unsignedWithin(last(block, keyword)?.word(1), 1, 2147483647) ?? 1;
  const definition: TrackedScript = {
    kind: 'script',
    name,
    statement,
    // a weight that is out of range is reported, and used all the same
    weight: leadingInteger(weight?.word(1) ?? '0'),
    reverse: all(block, 'weight').some((item) => item.word(2) === 'reverse'),
    command,
    user: user?.word(1) ?? null,
    group: user?.word(2) ?? null,
    userFrom: user ?? null,
    interval: seconds('interval') ?? 1,
    timeout: seconds('timeout'),
    rise: runs('rise'),
    fall: runs('fall'),
    failsAtFirst: last(block, 'init_fail') !== undefined,
  };
  definitions.allScripts.push(definition);
  keep(definitions.scripts, definition);
}

/** 0 counts as 1; null: refused. */
function secondsOf(word: string | undefined, fractions: boolean): number | null {
  if (!fractions) {
    const whole = unsignedWithin(word, 0, MOST_SECONDS);
    return whole === 0 ? 1 : whole;
  }
  const thousandths = smallestUnits(word, 3, MOST_SECONDS * 1000);
  return thousandths === 0 ? 1 : thousandths === null ? null : thousandths / 1000;
}

// -------------------------------------------------------------------------------------------------- track_file

/** The release that looks where the file is. */
const PLACE_CHECKED_SINCE = '2.2.8';

export function readTrackFile(statement: BoundStatement, vrrp: Vrrp): void {
  const definition = trackFileOf(statement, vrrp.complaints);
  if (definition === null) return;
  if ('mistake' in definition) vrrp.complaints.of(statement, definition.mistake);
  else keep(vrrp.definitions.files, definition);
}

/** What keepalived makes of a track_file; null where it skips the block. */
export function trackFileOf(statement: BoundStatement, complaints: Complaints): TrackedFile | { readonly mistake: Complaint } | null {
  const { block } = statement;
  const name = statement.word(1);
  if (block === null || name === undefined) return null;
  const file = all(block, 'file').find((item) => item.word(1) !== undefined);
  const path = file?.word(1);
  const dropped = `It drops the ${statement.keyword.name}, and every line that names it.`;
  if (file === undefined || path === undefined) {
    const message = `'${name}' has no 'file', so keepalived has nothing to watch. ${dropped}`;
    return { mistake: { rule: 'incomplete-definition', message, told: 'close' } };
  }
  const unwatchable = complaints.since(PLACE_CHECKED_SINCE) ? whyUnwatchable(path) : null;
  if (unwatchable !== null) {
    const message = `keepalived cannot watch '${path}': ${unwatchable}. ${dropped}`;
    return {
      mistake: { rule: 'unwatchable-file', message, told: 'close', related: [{ ...file.place(0, Infinity), message: 'the file' }] },
    };
  }
  const init = last(block, 'init_file');
  const words = init?.words.texts.slice(1) ?? [];
  const numbers = words.filter((word) => /^[\t-\r ]*[\d-]/.test(word));
  return {
    kind: 'file',
    name,
    statement,
    ...weightOfFile(all(block, 'weight')),
    path,
    initial: init === undefined ? null : (signedWithin(numbers.at(-1), 2147483648) ?? 0),
    overwrite: words.includes('overwrite'),
  };
}

/** Why inotify will not tell of changes, as far as the path shows it. */
function whyUnwatchable(path: string): string | null {
  // the directory of `/file` is taken for an empty name
  if (path.lastIndexOf('/') === 0) return "it does not find the directory of a file right under '/'";
  const system = /^\/+(proc|sys)\//.exec(path)?.[1];
  return system === undefined ? null : `the kernel does not tell of changes in /${system}`;
}

/** The first weight stays, unless it is 1: that is taken for none. */
function weightOfFile(statements: readonly BoundStatement[]): { weight: number; reverse: boolean } {
  let weight = 1;
  let reverse = false;
  for (const statement of statements) {
    const word = statement.word(1);
    if (word === undefined || weight !== 1) continue;
    weight = signedWithin(word, 254) ?? 1;
    reverse ||= statement.word(2) === 'reverse';
  }
  return { weight, reverse };
}

// ------------------------------------------------------------------------------------------------ bfd_instance

/** VRRP knows of a session its name and its weight; the rest is the BFD process's affair. */
export function readBfd(statement: BoundStatement, { definitions }: Vrrp): void {
  const { block } = statement;
  const name = statement.word(1);
  if (block === null || name === undefined) return;
  // a session that is for real servers only is not for VRRP
  if (last(block, 'checker') !== undefined && last(block, 'vrrp') === undefined) return;
  let weight = 0;
  for (const item of all(block, 'weight')) weight = signedWithin(item.word(1), 253) ?? weight;
  const definition: TrackedBfd = {
    kind: 'bfd',
    name,
    statement,
    weight,
    reverse: all(block, 'weight').some((item) => item.word(2) === 'reverse'),
  };
  keep(definitions.bfds, definition);
}
