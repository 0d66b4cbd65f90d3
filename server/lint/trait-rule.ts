/** Rules about what all nodes of a virtual router must say alike. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Member } from '../model/cluster/types.ts';
import { oddOnes, spotIn } from './members.ts';
import { routerRule, type Described } from './router-rule.ts';
import type { AnyRule } from './rule.ts';

export interface Trait {
  /** In words that fit the message; equal words are equal traits. */
  readonly trait: (member: Member) => string;
  /** Where the node says so; null: nowhere, it is a default. */
  readonly statement: (member: Member) => BoundStatement | null | undefined;
  /** Where something else is the mistake, and this only follows from it. */
  readonly unless?: (member: Member, usual: Member) => boolean;
  /** With {name}, {value}, {usual}, and {other}: the node that says it as most do. */
  readonly message: string;
}

export function traitRule(given: Described & Trait): AnyRule {
  const { trait, statement, unless, message } = given;
  return routerRule(given, {
    messages: { differs: message },
    check(router, { report }) {
      for (const { member, usual } of oddOnes(router, trait)) {
        if (unless?.(member, usual) === true) continue;
        const data = { name: member.instance.name, value: trait(member), usual: trait(usual), other: usual.node.name };
        const related = [{ at: spotIn(usual, statement(usual)), message: `how '${usual.node.name}' has it` }];
        report('differs', spotIn(member, statement(member)), data, { related });
      }
    },
  });
}
