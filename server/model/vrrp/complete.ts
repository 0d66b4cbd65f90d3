/** What keepalived does with VRRP when all is read, in its order. */
import { completeInstance } from './complete-instance.ts';
import { findConflicts } from './conflicts.ts';
import { completeSyncGroups } from './sync-groups.ts';
import { completeGroupTrackers, completeScripts } from './tracking.ts';
import type { Instance, Vrrp } from './types.ts';

export function completeAll(vrrp: Vrrp): void {
  if (vrrp.instances.length > 0) completeScripts(vrrp);
  for (const instance of vrrp.instances) checkMinimum(instance, vrrp);
  // at some mistakes keepalived gives up; what it would have come to is told all the same, as masked
  completeSyncGroups(vrrp);
  for (const instance of vrrp.instances) completeInstance(instance, vrrp);
  findConflicts(vrrp);
  completeGroupTrackers(vrrp);
}

/** An instance cannot do without these. */
function checkMinimum(instance: Instance, vrrp: Vrrp): void {
  const { statement, name } = instance;
  if (instance.vrid === null) {
    // one that was refused has been told
    if (instance.vridWritten === null) {
      vrrp.tell(statement, {
        rule: 'vrid-missing',
        message: `vrrp_instance ${name} has no 'virtual_router_id': without one keepalived gives up on VRRP altogether. Give it a number from 1 to 255 that all nodes share.`,
        words: [0, 1],
      });
    }
    vrrp.giveUp();
    return;
  }
  if (instance.interface !== null) return;
  if (instance.unicastKeyword !== null && mayLackInterface(instance, vrrp)) return;
  if (instance.interfaceWritten === null) {
    const unicast = instance.unicastKeyword === null ? '' : ' This release does not go without one even where all adverts are unicast.';
    vrrp.tell(statement, {
      rule: 'interface-missing',
      message: `vrrp_instance ${name} has no 'interface': keepalived does not know where to send adverts, and gives up on VRRP altogether.${unicast}`,
      words: [0, 1],
      // to keepalived it is the same as an interface that the host does not have
      host: vrrp.complaints.host === undefined,
    });
  }
  vrrp.giveUp();
}

/** Unicast needs no interface: from 2.1.0 if there are peers, in 2.2.5 to 2.2.7 not at all, from 2.2.8 on. */
function mayLackInterface(instance: Instance, { complaints }: Vrrp): boolean {
  if (complaints.since('2.2.8')) return true;
  return complaints.since('2.1.0') && !complaints.since('2.2.5') && instance.peers.length > 0;
}
