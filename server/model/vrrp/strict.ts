/** Strict mode follows the RFCs to the letter, and takes back what does not. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { Complaint } from '../complaints.ts';
import type { Instance, ValueLine, Vrrp } from './types.ts';

const complaintOf = (instance: Instance, vrrp: Vrrp, message: string): Complaint => {
  const from = instance.strictMode?.statement ?? vrrp.globals.vrrp.strict.from;
  return {
    rule: 'strict-mode-conflict',
    message,
    ...(from === null ? {} : { related: [{ ...from.place(0, Infinity), message: 'strict mode is switched on here' }] }),
  };
};

/** Complains of a statement that strict mode does not allow. */
export function tellStrict(instance: Instance, vrrp: Vrrp, statement: BoundStatement, message: string): void {
  const words = statement === instance.statement ? { words: [0, 1] as const } : {};
  vrrp.tell(statement, { ...complaintOf(instance, vrrp, message), ...words });
}

/** Complains of a line of values that strict mode does not allow. */
export function tellStrictValue(instance: Instance, vrrp: Vrrp, value: ValueLine, message: string): void {
  vrrp.tellValue(value, { ...complaintOf(instance, vrrp, message), words: [0, 0] });
}
