/** The file of the other node of a VRRP pair: state and priority the other way round, unicast source and peer swapped. */
import { action, type CodeAction } from './code-action.ts';
import type { Document } from './document.ts';
import { nodes, type Node } from './outline.ts';
import type { Project } from './project.ts';
import { directoryOf, baseOf } from './paths.ts';
import { valueIn } from './titles.ts';
import type { TextEdit } from './types.ts';

/** How far apart the priorities of the two nodes are. */
const GAP = 50;

/** Offered on a vrrp_instance of the file that keepalived is started with. */
export function backupTwin(project: Project, document: Document, offset: number): CodeAction[] {
  const node = document.nodeAt(offset);
  if (document.name !== project.name || node?.keyword?.name !== 'vrrp_instance') return [];
  const state = valueIn(node, 'state') === 'BACKUP' ? 'MASTER' : 'BACKUP';
  const creates = twinName(document.name, state);
  return [
    action({
      title: `Add the ${state} twin of this file`,
      kind: 'refactor',
      edits: [{ file: creates, start: 0, end: 0, text: twinText(document, `_${state.toLowerCase()}`) }],
      creates,
    }),
  ];
}

const twinName = (name: string, state: string): string => {
  const base = baseOf(name).replace(/\.conf$/, '');
  const folder = directoryOf(name);
  return `${folder === '/' ? '' : folder}/${base.startsWith('keepalived') ? base : `keepalived-${base}`}.${state.toLowerCase()}.conf`;
};

/** @param suffix what tells the router_id of the other node from that of this one */
function twinText(document: Document, suffix: string): string {
  const edits: TextEdit[] = [];
  for (const node of nodes(document.outline)) {
    if (node.keyword?.name === 'vrrp_instance') edits.push(...editsOf(node));
    const end = node.keyword?.name === 'router_id' && node.parent.owner !== null ? node.words.ends[1] : undefined;
    if (end !== undefined && document.text.charAt(end - 1) !== '"') edits.push({ start: end, end, text: suffix });
  }
  let text = document.text;
  for (const { start, end, text: put } of edits.sort((a, b) => b.start - a.start)) text = text.slice(0, start) + put + text.slice(end);
  return text;
}

function editsOf(instance: Node): TextEdit[] {
  const edits: TextEdit[] = [];
  const items = instance.block?.items ?? [];
  const find = (name: string): Node | undefined => items.find(({ keyword }) => keyword?.name === name);
  const put = (node: Node | undefined, index: number, text: string): void => {
    const [start, end] = [node?.words.starts[index], node?.words.ends[index]];
    if (start !== undefined && end !== undefined) edits.push({ start, end, text });
  };

  const state = find('state');
  const isBackup = state?.words.texts[1] === 'BACKUP';
  put(state, 1, isBackup ? 'MASTER' : 'BACKUP');

  const priority = find('priority');
  const value = Number(priority?.words.texts[1]);
  if (Number.isInteger(value)) put(priority, 1, String(Math.min(254, Math.max(1, isBackup ? value + GAP : value - GAP))));

  const source = find('unicast_src_ip');
  const peers = find('unicast_peer')?.block?.items ?? [];
  const [peer] = peers;
  const [own, other] = [source?.words.texts[1], peer?.words.texts[0]];
  if (peers.length === 1 && own !== undefined && other !== undefined) {
    put(source, 1, other);
    put(peer, 0, own);
  }
  return edits;
}
