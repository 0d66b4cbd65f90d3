/** All checks that values with a notation of their own name in THE TABLE. */
import type { StatementCheck, WordCheck } from './types.ts';
import * as checkers from './checkers.ts';
import * as command from './command.ts';
import * as global from './global.ts';
import * as lvs from './lvs.ts';
import * as routing from './routing.ts';
import * as tracking from './tracking.ts';
import * as vrrp from './vrrp.ts';

export const statementChecks: Readonly<Record<string, StatementCheck>> = {
  ...command.statementChecks,
  ...global.statementChecks,
  ...vrrp.statementChecks,
  ...routing.statementChecks,
  ...tracking.statementChecks,
  ...lvs.statementChecks,
  ...checkers.statementChecks,
};

export const wordChecks: Readonly<Record<string, WordCheck>> = {
  ...global.wordChecks,
  ...lvs.wordChecks,
  ...checkers.wordChecks,
};
