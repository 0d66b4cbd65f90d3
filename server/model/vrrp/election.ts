/** Who becomes master, and with what protocol: state, priority, version, times, modes. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { familyOf } from './family.ts';
import type { Instance, InstanceReader, Vrrp } from './types.ts';
import { integerOf, microsecondsOf, switchOf } from './words.ts';

const readState: InstanceReader = (statement, instance, { complaints }) => {
  const word = statement.word(1);
  const { state } = instance;
  if (word === 'BACKUP' && state?.value === 'MASTER') {
    complaints.of(statement, {
      rule: 'duplicate-statement',
      message: "The instance says 'state MASTER' already: keepalived ignores this BACKUP. Remove one of the two.",
      related: [{ ...state.statement.place(0, Infinity), message: 'the first one' }],
    });
    return;
  }
  if (state !== null) {
    complaints.of(statement, {
      rule: 'duplicate-statement',
      message: "'state' stands here for the second time in this block; keepalived takes this one in silence. Remove one of the two.",
      keepalived: 'silent',
      related: [{ ...state.statement.place(0, Infinity), message: 'the first one' }],
      words: [0, 0],
    });
  }
  // what is neither counts as BACKUP
  instance.state = { value: word === 'MASTER' ? 'MASTER' : 'BACKUP', statement };
};

/** Of a bad priority keepalived makes this one. */
const DEFAULT_PRIORITY = 100;

const readVersion: InstanceReader = (statement, instance, { complaints }) => {
  const version = integerOf(statement, complaints.version)?.value;
  if (version !== 2 && version !== 3) return;
  const conflict = instance.version !== null && instance.version !== version;
  if (!conflict && !(version === 2 && instance.family === 6)) {
    instance.version = version;
    instance.versionFrom = statement;
    return;
  }
  complaints.of(statement, {
    rule: 'version-conflict',
    message: conflict
      ? `The instance has version ${instance.version ?? ''} already: keepalived ignores this line. Remove one of the two.`
      : `This is ${familyOf(instance)}, which works with version 3: keepalived ignores this line.`,
    words: [1, 1],
  });
};

const readNativeIpv6: InstanceReader = (statement, instance, { complaints }) => {
  if (instance.family === 4) {
    complaints.of(statement, {
      rule: 'family-mismatch',
      message: `'native_ipv6' comes too late: this is ${familyOf(instance)}. keepalived ignores the line.`,
    });
    return;
  }
  instance.family = 6;
  instance.familyFrom ??= 'native_ipv6';
  instance.version = 3;
};

const readPreemptDelay: InstanceReader = (statement, instance, { complaints }) => {
  const delay = microsecondsOf(statement, complaints.version);
  // keepalived takes the leading digits of what is no number, and takes them for microseconds
  const digits = /^\d+(?=[^\d.])/.exec(statement.word(1) ?? '')?.[0];
  instance.preemptDelay = delay ?? { value: digits === undefined ? 0 : Number(digits), statement };
};

export const ELECTION: Readonly<Record<string, InstanceReader>> = {
  state: readState,
  version: readVersion,
  native_ipv6: readNativeIpv6,
  preempt_delay: readPreemptDelay,
  virtual_router_id: (statement, instance, { complaints }) => {
    instance.vridWritten ??= statement;
    instance.vrid = integerOf(statement, complaints.version) ?? instance.vrid;
  },
  priority: (statement, instance, { complaints }) => {
    instance.priority = integerOf(statement, complaints.version) ?? { value: DEFAULT_PRIORITY, statement };
  },
  advert_int: (statement, instance, { complaints }) => {
    instance.advertInterval = microsecondsOf(statement, complaints.version) ?? instance.advertInterval;
  },
  nopreempt: (statement, instance) => {
    instance.noPreempt = statement;
  },
  preempt: (_statement, instance) => {
    instance.noPreempt = null;
  },
  down_timer_adverts: (statement, instance, { complaints }) => {
    instance.downTimerAdverts = integerOf(statement, complaints.version) ?? instance.downTimerAdverts;
  },
  timer_expired_backup: readTimerExpired,
  thread_timer_expired: readTimerExpired,
  strict_mode: (statement, instance) => {
    instance.strictMode = switchOf(statement) ?? instance.strictMode;
  },
  accept: (statement, instance) => {
    instance.accept = { value: true, statement };
  },
  no_accept: (statement, instance) => {
    instance.accept = { value: false, statement };
  },
  lower_prio_no_advert: (statement, instance) => {
    instance.lowerPrioNoAdvert = switchOf(statement) ?? instance.lowerPrioNoAdvert;
  },
  higher_prio_send_advert: (statement, instance) => {
    instance.higherPrioSendAdvert = switchOf(statement) ?? instance.higherPrioSendAdvert;
  },
  owner_ignore_adverts: (statement, instance) => {
    instance.ownerIgnoreAdverts = switchOf(statement) ?? instance.ownerIgnoreAdverts;
  },
  garp_lower_prio_delay: (statement, instance, { complaints }) => {
    instance.garpLowerPrioDelay = integerOf(statement, complaints.version) ?? instance.garpLowerPrioDelay;
  },
  garp_lower_prio_repeat: (statement, instance, { complaints }) => {
    instance.garpLowerPrioRepeat = integerOf(statement, complaints.version) ?? instance.garpLowerPrioRepeat;
  },
};

function readTimerExpired(statement: BoundStatement, instance: Instance, { complaints }: Vrrp): void {
  if (statement.word(1) === undefined || integerOf(statement, complaints.version) !== null) instance.timerExpiredBackup = statement;
}
