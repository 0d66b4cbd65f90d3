/** The checks of address, route and rule lines, by the notation that THE TABLE names. */
import { staticAddress, virtualAddress } from './routing-address.ts';
import { staticRoute, virtualRoute } from './routing-route.ts';
import { staticRule, virtualRule } from './routing-rule.ts';
import { routingWordChecks } from './routing-words.ts';
import type { StatementCheck, WordCheck } from './types.ts';

export const statementChecks = {
  'virtual-address': virtualAddress,
  'static-address': staticAddress,
  'virtual-route': virtualRoute,
  'static-route': staticRoute,
  'virtual-rule': virtualRule,
  'static-rule': staticRule,
} satisfies Record<string, StatementCheck>;

export const wordChecks: Readonly<Record<string, WordCheck>> = routingWordChecks;
