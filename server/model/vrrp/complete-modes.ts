/** Intervals and modes of an instance that must go together with its version, its priority and strict mode. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { OWNER } from './complete-protocol.ts';
import { tellStrict } from './strict.ts';
import type { Given, Instance, Vrrp } from './types.ts';
import { refusedWords } from './words.ts';

/** How many adverts a backup misses, by the RFCs. */
const DOWN_TIMER_ADVERTS = 3;
const SECOND = 1e6;
const CENTISECOND = 1e4;
/** Intervals of version 3 are twelve bits of hundredths of a second. */
const INTERVALS_3 = 4096 * CENTISECOND;

export function completeDownTimer(instance: Instance, vrrp: Vrrp): void {
  const own = instance.downTimerAdverts;
  const value = own?.value ?? vrrp.globals.vrrp.downTimerAdverts.value;
  if (value === DOWN_TIMER_ADVERTS || !instance.strict) return;
  const keyword = own === null ? 'vrrp_down_timer_adverts of global_defs' : 'down_timer_adverts';
  tellStrict(
    instance,
    vrrp,
    own?.statement ?? instance.statement,
    `In strict mode a backup waits for ${DOWN_TIMER_ADVERTS} missing adverts: keepalived ignores the ${value} of ${keyword}.`,
  );
  instance.downTimerAdverts = own === null ? null : { ...own, value: DOWN_TIMER_ADVERTS };
}

export function completeAccept(instance: Instance, vrrp: Vrrp): void {
  const { accept } = instance;
  if (accept?.value !== true || instance.basePriority === OWNER || !instance.strict || instance.version !== 2) return;
  const message =
    "In strict mode version 2 does not let a node answer on addresses that it does not own: keepalived ignores 'accept'. Use 'version 3'.";
  tellStrict(instance, vrrp, accept.statement, message);
  instance.accept = { ...accept, value: false };
}

export function completeStrictModes(instance: Instance, vrrp: Vrrp): void {
  if (!instance.strict) return;
  const refuse = (statement: BoundStatement, must: string): void =>
    tellStrict(instance, vrrp, statement, `Strict mode wants '${statement.keyword.name} ${must}': keepalived uses that.`);
  const { garpLowerPrioRepeat, garpLowerPrioDelay, lowerPrioNoAdvert, higherPrioSendAdvert } = instance;
  if (garpLowerPrioRepeat !== null && garpLowerPrioRepeat.value !== 0) refuse(garpLowerPrioRepeat.statement, '0');
  if (garpLowerPrioDelay !== null && garpLowerPrioDelay.value !== 0) refuse(garpLowerPrioDelay.statement, '0');
  if (lowerPrioNoAdvert?.value === false) refuse(lowerPrioNoAdvert.statement, 'on');
  if (higherPrioSendAdvert?.value === true) refuse(higherPrioSendAdvert.statement, 'off');
}

export function completeOwner({ ownerIgnoreAdverts: ignore, basePriority }: Instance, vrrp: Vrrp): void {
  if (ignore === null || ignore.value === (basePriority === OWNER)) return;
  vrrp.tell(ignore.statement, {
    rule: 'owner-conflict',
    message: ignore.value
      ? `'owner_ignore_adverts' is for priority 255 alone: keepalived ignores it with priority ${basePriority}.`
      : 'A node with priority 255 owns the addresses and looks at no adverts: keepalived ignores this line.',
  });
}

/** @returns the interval that holds, in microseconds */
export function completeInterval(instance: Instance, vrrp: Vrrp): number {
  const { advertInterval: given, version } = instance;
  if (given === null) return SECOND;
  const { value } = given;
  if (version === 2) {
    if (value % SECOND === 0) return value;
    tellInterval(
      given,
      vrrp,
      `VRRP version 2 knows whole seconds only: keepalived rounds ${value / SECOND} to ${roundTo(value, SECOND) / SECOND}. Use whole seconds, or 'version 3'.`,
    );
    return roundTo(value, SECOND);
  }
  if (value >= INTERVALS_3) {
    tellInterval(given, vrrp, `VRRP version 3 knows intervals up to 40.95 seconds: keepalived uses 40.95 instead of ${value / SECOND}.`);
    return INTERVALS_3 - CENTISECOND;
  }
  if (value % CENTISECOND === 0) return value;
  const rounded = Math.min(roundTo(value, CENTISECOND), INTERVALS_3 - CENTISECOND);
  tellInterval(given, vrrp, `VRRP version 3 counts in hundredths of a second: keepalived rounds ${value / SECOND} to ${rounded / SECOND}.`);
  return rounded;
}

/** To the next multiple, up from the half, and never to 0. */
const roundTo = (value: number, unit: number): number => Math.max(unit, Math.floor((value + unit / 2) / unit) * unit);

function tellInterval({ statement }: Given<number>, vrrp: Vrrp, message: string): void {
  // too many decimal places are a mistake that has been told
  if (refusedWords(statement, vrrp.complaints.version).size > 0) return;
  vrrp.tell(statement, { rule: 'advert-interval', message, words: [1, 1] });
}
