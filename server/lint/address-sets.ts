/** Rules about addresses that all nodes of a virtual router must have alike. */
import { addressKey } from '../../grammar/values/inet.ts';
import type { Member } from '../model/cluster/types.ts';
import type { Vip } from '../model/vrrp/types.ts';
import { oddOnes, type Odd } from './members.ts';
import { routerRule, type Described } from './router-rule.ts';
import type { AnyRule, RuleContext } from './rule.ts';
import { at, atValue } from './spot.ts';

interface Compared {
  readonly listOf: (member: Member) => readonly Vip[];
  /** What follows from it. */
  readonly effect: string;
}

const keyOf = ({ address }: Vip): string => addressKey(address);

const textsOf = (vips: readonly Vip[]): string => vips.map(({ text }) => text).join(', ');

export function addressRule(given: Described & Compared): AnyRule {
  const { listOf, effect } = given;
  return routerRule(given, {
    messages: {
      missing: `'{name}' lacks {missing} here, which '{other}' has: ${effect} List the same addresses on all nodes.`,
      extra: `'{name}' has {extra} here, but not on '{other}': ${effect} List the same addresses on all nodes.`,
      other: `'{name}' has {extra} here where '{other}' has {missing}: ${effect} List the same addresses on all nodes.`,
    },
    check(router, { report }) {
      const setOf = (member: Member): string => [...new Set(listOf(member).map(keyOf))].sort().join();
      for (const odd of oddOnes(router, setOf)) compare(odd, listOf, report);
    },
  });
}

function compare({ member, usual }: Odd, listOf: Compared['listOf'], report: RuleContext<'missing' | 'extra' | 'other'>['report']): void {
  // of two families they differ anyway, and that is the mistake
  if (member.instance.family !== usual.instance.family) return;
  const [here, there] = [listOf(member), listOf(usual)];
  const not = (vips: readonly Vip[], others: readonly Vip[]): Vip[] =>
    vips.filter((vip) => !others.some((other) => keyOf(other) === keyOf(vip)));
  const extra = not(here, there);
  const missing = not(there, here);
  const data = { name: member.instance.name, other: usual.node.name, extra: textsOf(extra), missing: textsOf(missing) };
  const list = here[0] === undefined ? at(member.instance.statement) : at(here[0].owner);
  const [first] = missing;
  const related = first === undefined ? [] : [{ at: atValue(first, 0, 0), message: `'${usual.node.name}' has it here` }];
  const [wrong] = extra;
  if (wrong === undefined) report('missing', list, data, { related });
  else report(missing.length === 0 ? 'extra' : 'other', atValue(wrong, 0, 0), data, { related });
}
