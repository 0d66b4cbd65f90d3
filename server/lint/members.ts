/** How rules compare what the nodes of a cluster say of one virtual router. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Member, VirtualRouter } from '../model/cluster/types.ts';
import type { Spot } from './rule.ts';
import { at } from './spot.ts';

export interface Odd {
  readonly member: Member;
  /** One of those that most nodes agree with. */
  readonly usual: Member;
}

/** The members that do not say what most say; where two are of two minds, the one that comes later. */
export function oddOnes({ members }: VirtualRouter, traitOf: (member: Member) => string): Odd[] {
  const traits = members.map((member) => ({ member, trait: traitOf(member) }));
  const count = (trait: string): number => traits.filter((other) => other.trait === trait).length;
  const usual = traits.reduce((best, one) => (count(one.trait) > count(best.trait) ? one : best));
  return traits.filter(({ trait }) => trait !== usual.trait).map(({ member }) => ({ member, usual: usual.member }));
}

/** The value of a statement of an instance; where there is none, the head of the instance. */
export const spotIn = ({ instance }: Member, statement: BoundStatement | null | undefined): Spot =>
  statement === null || statement === undefined ? at(instance.statement) : at(statement, 1, Infinity);

/** Every two members, in the order of the nodes. */
export const pairsOf = ({ members }: VirtualRouter): [Member, Member][] =>
  members.flatMap((one, index) => members.slice(index + 1).map((other): [Member, Member] => [one, other]));
