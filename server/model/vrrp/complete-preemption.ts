/** nopreempt, preempt_delay and what depends on them. */
import type { Complaint } from '../complaints.ts';
import { OWNER } from './complete-protocol.ts';
import { tellStrict } from './strict.ts';
import type { Instance, Vrrp } from './types.ts';
import { refusedWords } from './words.ts';

export function completePreemption(instance: Instance, vrrp: Vrrp): void {
  const { noPreempt } = instance;
  const isMaster = instance.initialState === 'MASTER';
  if (noPreempt !== null && (instance.basePriority === OWNER || isMaster)) {
    vrrp.tell(noPreempt, {
      rule: 'nopreempt-without-effect',
      message: isMaster
        ? `'nopreempt' works only with 'state BACKUP': with MASTER keepalived drops it, and this node takes over whenever it starts. ${whyMaster(instance)}`
        : "'nopreempt' does not go with priority 255, which owns the addresses: keepalived drops it. Lower the priority.",
      ...becauseOf(instance),
    });
    instance.noPreempt = null;
  }
  completeDelay(instance, vrrp);
  const { timerExpiredBackup } = instance;
  if (timerExpiredBackup !== null && instance.noPreempt === null) {
    // where nopreempt was dropped, that has been told
    if (noPreempt === null) {
      vrrp.tell(timerExpiredBackup, {
        rule: 'nopreempt-missing',
        message: `'${timerExpiredBackup.keyword.name}' works only with 'nopreempt': keepalived ignores it.`,
      });
    }
    instance.timerExpiredBackup = null;
  }
}

function completeDelay(instance: Instance, vrrp: Vrrp): void {
  const { preemptDelay } = instance;
  if (preemptDelay === null || preemptDelay.value === 0) return;
  const { statement } = preemptDelay;
  instance.preemptDelay = null;
  // what is no number has been told
  if (refusedWords(statement, vrrp.complaints.version).size > 0) return;
  if (instance.initialState === 'MASTER') {
    vrrp.tell(statement, {
      rule: 'preempt-delay-without-effect',
      message: `'preempt_delay' works only with 'state BACKUP': with MASTER keepalived drops it, and this node takes over at once. ${whyMaster(instance)}`,
      ...becauseOf(instance),
    });
  } else if (instance.strict) {
    tellStrict(instance, vrrp, statement, "Strict mode knows no 'preempt_delay': keepalived drops it, and takes over at once.");
  } else if (instance.noPreempt !== null) {
    vrrp.tell(statement, {
      rule: 'preempt-delay-without-effect',
      message:
        "With 'nopreempt' this node never takes over from another, so there is nothing to delay: keepalived drops 'preempt_delay'. Remove one of the two.",
      related: [{ ...instance.noPreempt.place(), message: "'nopreempt' stands here" }],
    });
  } else instance.preemptDelay = preemptDelay;
}

const whyMaster = ({ state }: Instance): string =>
  state === null ? 'Priority 255 means MASTER: lower it.' : "Write 'state BACKUP' on all nodes: the priorities decide who becomes master.";

function becauseOf({ state, priority }: Instance): Pick<Complaint, 'related'> {
  const from = state ?? priority;
  return from === null ? {} : { related: [{ ...from.statement.place(0, Infinity), message: 'because of this' }] };
}
