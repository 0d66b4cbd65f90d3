/** A text that is edited, as in an editor: what is remembered of earlier versions comes to the same as a fresh look. */
import assert from 'node:assert/strict';
import type { BoundBlock } from '../../../grammar/bound.ts';
import { Source } from '../../../grammar/source.ts';
import { analyseText, lintAnalysed, type Analysed } from '../../../server/lint/engine.ts';
import type { LintOptions } from '../../../server/lint/finding.ts';
import { Memory } from '../../../server/lint/memory.ts';
import type { Random } from '../../harness/random.ts';
import type { Property } from '../properties.ts';
import { NAME, optionsFor } from './world.ts';

const EDITS = 4;

/** What people type into virtual servers, and around them. */
const TYPED = [
  'virtual_server 10.9.0.1 80 {',
  'virtual_server group web {',
  'virtual_server_group web {',
  'real_server 10.9.1.1 80 {',
  '}',
  '} }',
  'protocol UDP',
  'lb_kind NAT',
  'weight',
  'persistence_timeout 50',
  'ha_suspend',
  'MISC_CHECK {\nmisc_path "/tmp/a b"\n}',
  'HTTP_GET {\nurl {\nregex a\n}\n}',
  'SMTP_CHECK {\nhost {\n}\n}',
  '# kalint-disable-next-line',
  'virtual_ipaddress {\n10.9.0.1\n}',
  'vrrp_instance a {\nstate MASTER\n}',
  'global_defs {\ndynamic_interfaces\n}',
  'notify_up /etc/up root',
  '$A=1',
  '"open',
  'proze is no config',
  'include nothing.conf',
  '@one weight 3',
];

/** A line is changed, lost, moved, written twice, or another one typed. */
export function edited(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const other = random.below(lines.length);
  switch (random.below(6)) {
    case 0:
      lines.splice(at, random.below(3) + 1);
      break;
    case 1:
      lines.splice(other, 0, ...lines.slice(at, at + random.below(12)));
      break;
    case 2:
      lines.splice(other, 0, ...lines.splice(at, random.below(12)));
      break;
    case 3:
      lines.splice(at, 0, random.pick(TYPED));
      break;
    case 4:
      lines[at] = line.replace(/\d/, String(random.below(10)));
      break;
    default:
      lines[at] = line.slice(0, random.below(line.length + 1)) + random.pick(['', ' ', '{', '}', '#', 'x', ' 7', '\r', '\\', '"']);
  }
  return lines.join('\n');
}

export const edits: Property = (text, random) => {
  const { keepalived, files } = optionsFor(random);
  const options = { keepalived, files };
  const memory = new Memory(options);
  for (let edit = 0, now = text; edit < EDITS; edit++, now = edited(now, random)) assertSame(now, options, memory);
};

/** @returns was anything remembered? */
export function assertSame(text: string, options: LintOptions, memory: Memory): boolean {
  const again = analyseText(NAME, text, options, memory);
  const fresh = analyseText(NAME, text, options);
  assert.deepEqual(shown(again), shown(fresh));
  return memory.read(new Source(NAME, text)) !== null;
}

/** Findings, and where each statement stands. */
function shown(analysed: Analysed): unknown {
  const { findings, crashes } = lintAnalysed(analysed);
  const analyses = Array.from(analysed.byId, ([id, { reading, bound, model }]) => {
    const { virtualServers, groups } = model.lvs;
    return {
      id,
      lines: reading.lines.map(({ at, start, end, image }) => [at, start, end, image]),
      sources: reading.sources.map(({ name, text }) => [name, text]),
      keywords: [...bound.keywords].sort(),
      statements: statementsIn(bound.root),
      services: virtualServers.map(({ statement, realServers }) => [
        statement.line.at,
        ...realServers.map((server) => [server.statement.line.start, server.weight, server.port, server.checkers.map(({ port }) => port)]),
      ]),
      groups: groups.map(({ name, statement }) => [name, statement.line.start]),
    };
  });
  return { findings, crashes: crashes.map(({ rule }) => rule), analyses };
}

const statementsIn = ({ items }: BoundBlock): unknown[] =>
  items.map((item) => {
    const { line, words, close, keyword, block, values } = item;
    return [
      [
        keyword.name,
        line.text === line.source.text,
        line.at,
        words.texts,
        words.starts,
        words.ends,
        close?.start,
        item.parent.items.includes(item),
      ],
      values?.map(({ start, at }) => [start, at]),
      block === null ? null : statementsIn(block),
    ];
  });
