/** The table as a POSIX shell script. Comments name the lines of the config; nothing of the config can break out of them. */
import type { Place } from '../../grammar/problem.ts';
import { addDestination, addService } from './commands.ts';
import type { IpvsService, IpvsTable, Note } from './types.ts';

export function script(table: IpvsTable): string {
  const lines = [
    '#!/bin/sh',
    '# The IPVS table that keepalived sets up from this configuration, as ipvsadm commands. Made by kalint.',
    'set -eu',
  ];
  const told = new Set<IpvsService['statement']>();
  for (const service of table.services) {
    lines.push('', comment(`${at(service.statement.place())}: ${service.statement.label}`));
    if (!told.has(service.statement)) for (const note of table.notes) if (note.statement === service.statement) lines.push(noteLine(note));
    told.add(service.statement);
    lines.push(command(addService(service)));
    for (const destination of service.destinations) lines.push(command(addDestination(service, destination)));
  }
  if (table.services.length === 0) lines.push('', '# This configuration has no virtual server.');
  return `${lines.join('\n')}\n`;
}

const noteLine = ({ message, place }: Note): string => comment(`line ${place.source.lineOf(place.start)}: ${message}`);

const at = ({ source, start }: Place): string => `${source.name}:${source.lineOf(start)}`;

/** One line, whatever the text: control characters and line ends of any kind become blanks. */
const comment = (text: string): string => `# ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`;

const command = (words: readonly string[]): string => ['ipvsadm', ...words].map(quote).join(' ');

/** A word as the shell takes it: bare where nothing in it is special. */
const quote = (word: string): string => (/^[A-Za-z0-9_./:,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
