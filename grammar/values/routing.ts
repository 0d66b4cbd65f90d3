/** The checks of address, route and rule lines, by the notation that THE TABLE names. */
import { staticAddress, virtualAddress } from './routing-address.ts';
import { staticRoute, virtualRoute } from './routing-route.ts';
import { staticRule, virtualRule } from './routing-rule.ts';
import type { StatementCheck } from './types.ts';

export const statementChecks = {
  'virtual-address': virtualAddress,
  'static-address': staticAddress,
  'virtual-route': virtualRoute,
  'static-route': staticRoute,
  'virtual-rule': virtualRule,
  'static-rule': staticRule,
} satisfies Record<string, StatementCheck>;
