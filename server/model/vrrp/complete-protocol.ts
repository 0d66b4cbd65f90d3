/** Family, version, priority, state and authentication of an instance, when all of it is read. */
import { tellStrict } from './strict.ts';
import type { Instance, Vrrp } from './types.ts';

/** The priority of the node that owns the addresses. */
export const OWNER = 255;
const DEFAULT_PRIORITY = 100;

export function completeVersion(instance: Instance, vrrp: Vrrp): void {
  if (instance.family === 6 && instance.version === 2 && instance.strict) {
    const statement = instance.versionFrom ?? instance.statement;
    tellStrict(instance, vrrp, statement, 'Strict mode allows IPv6 only with version 3: keepalived uses version 3. Remove this line.');
    instance.version = 3;
  }
  instance.family ??= 4;
  instance.version ??= instance.family === 6 ? 3 : vrrp.globals.vrrp.version.value;
}

export function completePriority(instance: Instance, vrrp: Vrrp): void {
  const { state } = instance;
  instance.basePriority = instance.priority?.value ?? (state?.value === 'MASTER' ? OWNER : DEFAULT_PRIORITY);
  const owner = instance.basePriority === OWNER;
  instance.initialState = state?.value ?? (owner ? 'MASTER' : 'BACKUP');
  if (state === null || !instance.strict || (state.value === 'MASTER') === owner) return;
  const message = owner
    ? "In strict mode a priority of 255 means 'state MASTER': keepalived takes it for that. Write so, or lower the priority."
    : `In strict mode 'state MASTER' is for the owner of the addresses alone, who has priority 255: keepalived starts this one (${instance.basePriority}) as BACKUP. Write 'state BACKUP'.`;
  tellStrict(instance, vrrp, state.statement, message);
  instance.initialState = owner ? 'MASTER' : 'BACKUP';
}

export function completeAuthentication(instance: Instance, vrrp: Vrrp): void {
  const { authType } = instance;
  if (authType === null) return;
  const { statement } = authType;
  const ignored = (message: string): void => {
    vrrp.tell(statement, { rule: 'authentication-ignored', message });
    instance.authType = null;
  };
  if (instance.strict) {
    const message =
      'Strict mode does not allow authentication, which RFC 3768 took out of VRRP: keepalived ignores it. Remove it, or strict mode.';
    tellStrict(instance, vrrp, statement, message);
    instance.authType = null;
  } else if (instance.version === 3) {
    ignored(
      "VRRP version 3 knows no authentication: keepalived ignores it, and adverts go out without a password. Remove the block, or use 'version 2'.",
    );
  } else if ((instance.authPass?.value ?? '') === '') {
    // a line without its word has ended keepalived long before
    vrrp.tell(instance.authPass?.statement ?? statement, {
      rule: 'password-missing',
      message: "There is an 'auth_type' but no password: keepalived uses no authentication at all. Add 'auth_pass'.",
    });
    instance.authType = null;
  } else if (instance.family === 6 && authType.value === 'AH') {
    ignored("'auth_type AH' does not work with IPv6: keepalived ignores it, and adverts go out without a password.");
  } else if (authType.value === 'AH' && instance.initialState === 'MASTER' && instance.basePriority !== OWNER) {
    vrrp.tell(statement, {
      rule: 'authentication-ignored',
      message: `'auth_type AH' and 'state MASTER' do not go together below priority 255: a node must hear the sequence number of the others first, and keepalived starts this one as BACKUP. Write 'state BACKUP'.`,
    });
    instance.initialState = 'BACKUP';
  }
}

export function completeHmac(instance: Instance, vrrp: Vrrp): void {
  const { hmac } = instance;
  if (hmac === null) return;
  if (instance.authType !== null) {
    vrrp.tell(instance.authType.statement, {
      rule: 'authentication-ignored',
      message: "'auth_hmac' takes the place of 'authentication': keepalived ignores the old password. Remove the block.",
      related: [{ ...hmac.statement.place(), message: "'auth_hmac' stands here" }],
    });
    instance.authType = null;
  }
  const { activeKey, activeKeyWritten } = hmac;
  if (activeKey === null || !hmac.keys.has(activeKey.value)) {
    instance.hmac = null;
    // a key or number that was refused has been told
    if (activeKey === null ? activeKeyWritten !== null : hmac.keys.size === 0 && hmac.keysWritten) return;
    vrrp.tell(activeKey?.statement ?? hmac.statement, {
      rule: 'active-key-missing',
      message:
        activeKey === null
          ? "'auth_hmac' does not say with which key to sign: keepalived switches it off, and adverts go out unprotected. Add 'active_key' with the number of a key."
          : `There is no key with the number ${activeKey.value}: keepalived switches 'auth_hmac' off, and adverts go out unprotected.`,
    });
    return;
  }
  if (!instance.strict || hmac.mode === null || hmac.mode.value === 'enforce') return;
  tellStrict(instance, vrrp, hmac.mode.statement, "Strict mode allows only 'mode enforce': keepalived uses that.");
  hmac.mode = { ...hmac.mode, value: 'enforce' };
}
