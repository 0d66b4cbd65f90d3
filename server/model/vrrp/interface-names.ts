/** Which names must be those of interfaces that exist: keepalived makes no macvlan or ipvlan of such a name. */
import type { BoundBlock, BoundStatement } from '../../../grammar/bound.ts';
import { splitWords } from '../../../grammar/lines.ts';
import type { Globals } from '../globals.ts';
import type { HostFacts } from '../host.ts';
import type { Instance } from './types.ts';

export type LinkKind = 'macvlan' | 'ipvlan';

/** The mode of those that keepalived makes. */
const OWN_MODE: Readonly<Record<LinkKind, string>> = { macvlan: 'private', ipvlan: 'l2' };

export class InterfaceNames {
  private readonly host: HostFacts | undefined;
  private readonly root: BoundBlock;
  private readonly globals: Globals;
  /** What instances send on: it exists, wherever in the file it stands. */
  private own: Set<string> | null = null;
  /** With dynamic_interfaces keepalived makes an entry for each name that it comes by. */
  private readonly mentioned = new Set<string>();

  constructor(root: BoundBlock, globals: Globals, host: HostFacts | undefined) {
    this.host = host;
    this.root = root;
    this.globals = globals;
  }

  /** For a statement of an instance: what stands behind it is not known yet. */
  has(name: string, current: Instance, before: BoundStatement, wanted: LinkKind): boolean {
    const facts = this.host?.interfaces.get(name);
    // keepalived has made it itself, when it ran before
    if (facts !== undefined) return facts.kind !== wanted || (facts.mode !== undefined && facts.mode !== OWN_MODE[wanted]);
    this.own ??= this.host === undefined ? ownInterfaces(this.root) : new Set();
    if (this.own.has(name)) return true;
    return this.globals.dynamicInterfaces.value && (this.mentioned.has(name) || mentions(current, before).includes(name));
  }

  add(instance: Instance): void {
    if (this.globals.dynamicInterfaces.value) for (const name of mentions(instance, null)) this.mentioned.add(name);
  }
}

function ownInterfaces(root: BoundBlock): Set<string> {
  const names = new Set<string>();
  for (const { keyword, block } of root.items) {
    if (keyword.name !== 'vrrp_instance') continue;
    for (const item of block?.items ?? []) if (item.keyword.name === 'interface') names.add(item.word(1) ?? '');
  }
  return names;
}

const ADDRESSES = new Set(['virtual_ipaddress', 'virtual_ipaddress_excluded']);

/** The interfaces that an instance names, in lines that keepalived then drops, too. */
function mentions({ statement }: Instance, before: BoundStatement | null): string[] {
  const names: string[] = [];
  for (const item of statement.block?.items ?? []) {
    if (item === before) break;
    const { name } = item.keyword;
    if (name === 'interface') names.push(item.word(1) ?? '');
    if (!ADDRESSES.has(name) && name !== 'track_interface') continue;
    for (const line of item.values ?? []) {
      const words = splitWords(line).texts;
      const at = name === 'track_interface' ? 0 : words.indexOf('dev') + 1;
      if (at > 0 || name === 'track_interface') names.push(words[at] ?? '');
    }
  }
  return names;
}
