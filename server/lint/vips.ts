/** The virtual addresses of an instance, and where they go. */
import { addressKey } from '../../grammar/values/inet.ts';
import { splitWords } from '../../grammar/lines.ts';
import type { InterfaceFacts } from '../model/host.ts';
import type { Instance, Vip } from '../model/vrrp/types.ts';
import type { Config } from './rule.ts';

/** Those in the adverts, and the excluded ones. */
export const vipsOf = ({ vips, excludedVips }: Instance): readonly Vip[] => [...vips, ...excludedVips];

/** The interface that the address goes on; for a macvlan the one below it. null: the config does not say. */
export function interfaceOf({ dev }: Vip, { interface: own, linkName }: Instance): string | null {
  const base = own?.value ?? null;
  return dev === null || dev === linkName?.value ? base : dev;
}

/** Was a prefix length written? Without one the address stands for itself. */
export const hasPrefix = (vip: Vip): boolean => (splitWords(vip.line).texts[0] ?? '').includes('/');

/** What is known of the interface that an address goes on. */
export function factsOfInterface(name: string | null, { host }: Config): InterfaceFacts | null {
  return name === null ? null : (host?.interfaces.get(name) ?? null);
}

export interface VipOf {
  readonly vip: Vip;
  readonly instance: Instance;
}

const indexes = new WeakMap<Config, ReadonlyMap<string, VipOf>>();

/** The virtual addresses of a config by their `addressKey`; of equal ones the first. Worked out once. */
export function vipIndex(config: Config): ReadonlyMap<string, VipOf> {
  const before = indexes.get(config);
  if (before !== undefined) return before;
  const index = new Map<string, VipOf>();
  for (const instance of config.model.vrrp.instances) {
    for (const vip of vipsOf(instance)) {
      const key = addressKey(vip.address);
      if (!index.has(key)) index.set(key, { vip, instance });
    }
  }
  indexes.set(config, index);
  return index;
}
