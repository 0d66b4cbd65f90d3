/** A plan as a POSIX shell script for all of its hosts. Nothing that a config says can break out of it. */
import { formatAddress } from './address.ts';
import { helpersFor } from './realserver-helpers.ts';
import type { Host, Plan, Step } from './realserver-types.ts';
import { comment } from './shell.ts';

/** @param name of the config, for the heading */
export function realServerScript({ hosts }: Plan, name: string): string {
  const bodies = hosts.flatMap((host, index) => hostLines(host, String(index)));
  const helpers = helpersFor(bodies);
  return `${[
    '#!/bin/sh',
    ...prose(`What the hosts around this load balancer need, by ${name}. Made by kalint: read it before you run it.`),
    ...(hosts.length === 0 ? prose('There is no HOST: this configuration has no virtual server.') : usage(hosts)),
    'set -eu',
    ...helpers,
    ...bodies,
    ...(helpers.some((line) => line.includes('$state')) ? STATE : []),
    ...(hosts.length === 0 ? NO_HOST : dispatch(hosts)),
  ].join('\n')}\n`;
}

const usage = (hosts: readonly Host[]): string[] => [
  '#',
  '#     sh THIS up HOST       on that host, as root: sets it up; can be called again',
  '#     sh THIS down HOST     takes back what up has changed',
  '#     sh THIS check HOST    only looks; exit status 1 if something is not as it should be',
  '#',
  ...prose(`HOST is one of: ${hosts.map((host) => host.name).join(' ')}`),
  ...prose('What up sets lasts until the next boot: call it at every start, before the service, and keepalived, begin.'),
];

const STATE = ['', '# what up has found is kept here, for down', 'state=${STATE:-/run/kalint-realserver}/${2-}'];

const NO_HOST = ['', 'echo "$0: there is no HOST: the configuration has no virtual server." >&2', 'exit 2'];

const WIDTH = 120;

/** Comments of a readable width. */
function prose(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((one) => indent + comment(one));
}

function hostLines({ name, address, title, steps, notes }: Host, id: string): string[] {
  const unique = distinct(steps);
  const here = address === null ? [] : [`    here ${formatAddress(address)}`];
  return [
    '',
    `# ${'-'.repeat(40)} ${name}`,
    ...title.flatMap((line) => prose(line)),
    ...notes.flatMap((note) => ['#', ...prose(note)]),
    '',
    `up_${id}() {`,
    ...orNothing([...here, ...withReasons(unique, ({ up }) => up)]),
    '}',
    '',
    `down_${id}() {`,
    ...orNothing([...here, ...undo(unique)]),
    '}',
    '',
    `check_${id}() {`,
    ...orNothing([...here, ...withReasons(unique, ({ check }) => check, false)]),
    '}',
  ];
}

/** Of steps that do the same, the first. */
const distinct = (steps: readonly Step[]): Step[] =>
  [...new Map(steps.map((step) => [[...step.up, ...step.check].join('\n'), step] as const).reverse()).values()].reverse();

/** A function without commands is no function. */
const orNothing = (lines: readonly string[]): readonly string[] =>
  lines.some((line) => !line.trimStart().startsWith('#')) ? lines : [...lines, '    :'];

function withReasons(steps: readonly Step[], linesOf: (step: Step) => readonly string[], tells = true): string[] {
  let told = '';
  return steps.flatMap((step) => {
    const lines = linesOf(step).map((line) => `    ${line}`);
    if (!tells || lines.length === 0 || step.why === '' || step.why === told) return lines;
    told = step.why;
    return [...prose(step.why, '    '), ...lines];
  });
}

/** From the last to the first; what is restored as a whole is restored once. */
function undo(steps: readonly Step[]): string[] {
  const done = new Set<string>();
  return steps.toReversed().flatMap(({ down }) => {
    const text = down.join('\n');
    if (done.has(text)) return [];
    done.add(text);
    return down.map((line) => `    ${line}`);
  });
}

function dispatch(hosts: readonly Host[]): string[] {
  const cases = hosts.flatMap(({ name }, index) => [
    `    'up ${name}') up_${index} ;;`,
    `    'down ${name}') set +e; down_${index} ;;`,
    `    'check ${name}') check_${index} ;;`,
  ]);
  return [
    '',
    'status=0',
    '# down goes on after what fails: it may be undone already',
    'case "${1-} ${2-}" in',
    ...cases,
    '    *)',
    `        echo "usage: $0 up|down|check HOST, where HOST is one of: ${hosts.map(({ name }) => name).join(' ')}" >&2`,
    '        exit 2',
    '        ;;',
    'esac',
    'exit "$status"',
  ];
}
