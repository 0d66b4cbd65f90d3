/** Completes an instance as keepalived does when all is read: defaults, and what does not go together. */
import { completeAccept, completeDownTimer, completeInterval, completeOwner, completeStrictModes } from './complete-modes.ts';
import { completePreemption } from './complete-preemption.ts';
import { completeAuthentication, completeHmac, completePriority, completeVersion } from './complete-protocol.ts';
import {
  completeInterface,
  completeLink,
  completeMulticast,
  completeUnicast,
  completeVmacAddress,
  completeVrf,
} from './complete-transport.ts';
import { completeFirstVip, completeNoVips, completeNumber, completeVips, completeVipsEarly } from './complete-vips.ts';
import { completeTrackers } from './tracking.ts';
import type { Instance, Vrrp } from './types.ts';

/** The release in which keepalived forgets in several places that an instance may have no interface. */
const CRASHES_SINCE = '2.2.8';

export function completeInstance(instance: Instance, vrrp: Vrrp): void {
  instance.strict = instance.strictMode?.value ?? vrrp.globals.vrrp.strict.value;
  completeVersion(instance, vrrp);
  completeVipsEarly(instance, vrrp);
  completePriority(instance, vrrp);
  completeAuthentication(instance, vrrp);
  completeHmac(instance, vrrp);
  completeUnicast(instance, vrrp);
  completeVmacAddress(instance, vrrp);
  completeInterface(instance, vrrp);
  completeFirstVip(instance, vrrp);
  completeVrf(instance, vrrp);
  completeNumber(instance, vrrp);
  completePreemption(instance, vrrp);
  completeDownTimer(instance, vrrp);
  completeAccept(instance, vrrp);
  completeMulticast(instance, vrrp);
  completeStrictModes(instance, vrrp);
  completeOwner(instance, vrrp);
  instance.interval = completeInterval(instance, vrrp);
  if ((instance.downTimerAdverts?.value ?? vrrp.globals.vrrp.downTimerAdverts.value) === 1) crash(instance, vrrp, "'down_timer_adverts 1'");
  completeLink(instance, vrrp);
  if (instance.family === 6 && !instance.unicast) crash(instance, vrrp, 'IPv6 multicast');
  completeVips(instance, vrrp);
  if (instance.dontTrackPrimary && [...instance.vips, ...instance.excludedVips].some(({ noTrack }) => !noTrack)) {
    crash(instance, vrrp, "'dont_track_primary'");
  }
  completeNoVips(instance, vrrp);
  completeTrackers(instance, vrrp);
  if (instance.sourceConfigured && instance.source === null) crash(instance, vrrp, 'a bad source address behind a good one');
}

/** An instance without an interface makes keepalived crash, together with this. */
export function crash(instance: Instance, vrrp: Vrrp, what: string): void {
  if (instance.interface !== null || !vrrp.complaints.since(CRASHES_SINCE)) return;
  vrrp.tell(instance.statement, {
    rule: 'interface-missing',
    message: `vrrp_instance ${instance.name} has no 'interface': together with ${what} this makes keepalived crash. Add the interface.`,
    keepalived: 'crashes',
    words: [0, 1],
  });
}
