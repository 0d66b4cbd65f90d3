/** The table as a POSIX shell script. Comments name the lines of the config; nothing of the config can break out of them. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Place } from '../../grammar/problem.ts';
import { comment, quote, shellCommand } from './shell.ts';
import type { IpvsService, IpvsTable, Note, Setup } from './types.ts';
import { addDestination, addService, startDaemon } from './words.ts';

/** @param title what the table is: it stands at the top */
export function script(table: IpvsTable, title = 'with all checks passed'): string {
  const notes = notesByStatement(table.notes);
  const lines = [
    '#!/bin/sh',
    comment(`The IPVS table that keepalived sets up, ${title}. Made by kalint.`),
    'set -eu',
    '',
    '# What is there is changed, what is not is added: the script can be run again.',
    'ipvsadm() {',
    ...wrapper(table.setup).map((line) => `  ${line}`),
    '}',
    ...setupLines(table.setup, notes),
  ];
  for (const service of table.services) lines.push('', ...serviceLines(service, notes));
  if (table.services.length === 0) lines.push('', '# No virtual server comes out of this configuration.');
  // of virtual servers that have no service of their own
  const others = [...notes.values()].flat();
  if (others.length > 0) lines.push('', ...others.map(noteLine));
  return `${lines.join('\n')}\n`;
}

function wrapper({ namespace }: Setup): string[] {
  const real = namespace === null ? 'command ipvsadm' : `ip netns exec ${quote(namespace.name)} ipvsadm`;
  return [
    'case $1 in',
    `  -A) shift; ${real} -E "$@" 2> /dev/null || ${real} -A "$@" ;;`,
    `  -a) shift; ${real} -e "$@" 2> /dev/null || ${real} -a "$@" ;;`,
    `  *) ${real} "$@" ;;`,
    'esac',
  ];
}

function setupLines({ namespace, flush, timeouts, syncDaemons }: Setup, notes: Map<BoundStatement, Note[]>): string[] {
  const part = (statement: BoundStatement | undefined, ...commands: string[]): string[] =>
    statement === undefined ? [] : ['', head(statement), ...takeNotes(statement, notes, commands.length > 0), ...commands];
  const daemons = (syncDaemons?.running ?? []).flatMap((daemon) => [
    `ipvsadm --stop-daemon ${daemon.state} 2> /dev/null || :`,
    ipvsadm(startDaemon(daemon)),
  ]);
  return [
    ...part(namespace?.statement),
    ...part(timeouts?.statement, ipvsadm(['--set', ...[timeouts?.tcp, timeouts?.tcpfin, timeouts?.udp].map(String)])),
    ...part(syncDaemons?.statement, ...daemons),
    ...part(flush ?? undefined, 'ipvsadm -C'),
  ];
}

function serviceLines(service: IpvsService, notes: Map<BoundStatement, Note[]>): string[] {
  return [
    head(service.statement),
    ...takeNotes(service.statement, notes),
    ipvsadm(addService(service)),
    ...service.destinations.map((destination) => ipvsadm(addDestination(service.id, destination))),
  ];
}

const ipvsadm = (words: readonly string[]): string => shellCommand(['ipvsadm', ...words]);

const head = (statement: BoundStatement): string => comment(`${at(statement.place())}: ${statement.label}`);

function notesByStatement(notes: readonly Note[]): Map<BoundStatement, Note[]> {
  const by = new Map<BoundStatement, Note[]>();
  for (const note of notes) {
    const found = by.get(note.statement);
    if (found === undefined) by.set(note.statement, [note]);
    else found.push(note);
  }
  return by;
}

/** They are told once, at the first of the services that they are about. `saved`: the commands below say what only a table could not. */
function takeNotes(statement: BoundStatement, notes: Map<BoundStatement, Note[]>, saved = false): string[] {
  const found = notes.get(statement) ?? [];
  notes.delete(statement);
  return found.filter(({ unsaved }) => !saved || unsaved !== true).map(noteLine);
}

const noteLine = ({ message, place }: Note): string => comment(`${at(place)}: ${message}`);

const at = ({ source, start }: Place): string => `${source.name}:${source.lineOf(start)}`;
