/** Which names must be those of interfaces that exist: keepalived makes no macvlan or ipvlan of such a name. */
import type { BoundBlock } from '../../../grammar/bound.ts';
import type { Globals } from '../globals.ts';
import type { Instance } from './types.ts';

export class InterfaceNames {
  private readonly root: BoundBlock;
  private readonly globals: Globals;
  /** What instances send on: it exists, wherever in the file it stands. */
  private own: Set<string> | null = null;
  /** With dynamic_interfaces keepalived makes an entry for each name that it comes by. */
  private readonly mentioned = new Set<string>();

  constructor(root: BoundBlock, globals: Globals) {
    this.root = root;
    this.globals = globals;
  }

  has(name: string, current: Instance): boolean {
    this.own ??= ownInterfaces(this.root);
    if (this.own.has(name)) return true;
    return this.globals.dynamicInterfaces.value && (this.mentioned.has(name) || mentions(current).includes(name));
  }

  add(instance: Instance): void {
    if (this.globals.dynamicInterfaces.value) for (const name of mentions(instance)) this.mentioned.add(name);
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

function mentions(instance: Instance): string[] {
  const names: string[] = [];
  if (instance.interface !== null) names.push(instance.interface.value);
  for (const { dev } of [...instance.vips, ...instance.excludedVips]) if (dev !== null) names.push(dev);
  for (const { kind, name } of instance.trackers) if (kind === 'interface') names.push(name);
  return names;
}
