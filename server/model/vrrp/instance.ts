/**
 * Reads a vrrp_instance, statement after statement: what came before decides what keepalived takes, so order counts.
 */
import type { BoundStatement } from '../../../grammar/bound.ts';
import { readAddresses } from './addresses.ts';
import { readAuthentication, readHmac } from './authentication.ts';
import { ELECTION } from './election.ts';
import { readInterface, readMulticast, readPeers, readSource, readVrf } from './endpoints.ts';
import { readIpvlan, readVmac } from './link.ts';
import { readRoutes, readRules } from './routes.ts';
import { readTrackers } from './tracking.ts';
import { Instance, type InstanceReader, type Notification, type Vrrp } from './types.ts';
import { integerOf } from './words.ts';

export function readInstance(statement: BoundStatement, vrrp: Vrrp): void {
  const instance = new Instance(statement.word(1) ?? '', statement);
  for (const item of statement.block?.items ?? []) {
    if (vrrp.complaints.ended) return;
    READERS[item.keyword.name]?.(item, instance, vrrp);
  }
  endInstance(instance, vrrp);
  vrrp.add(instance);
}

/** What keepalived looks at when it comes to the closing brace. */
function endInstance(instance: Instance, { complaints }: Vrrp): void {
  const { statement, unicastKeyword, interface: own } = instance;
  const link = instance.vmac ?? instance.ipvlan;
  if (unicastKeyword !== null && link !== null) {
    const keyword = link.keyword.name;
    const related = [
      { ...link.place(0, Infinity), message: `'${keyword}' stands here` },
      { ...unicastKeyword.place(0, Infinity), message: 'this is about unicast' },
    ];
    if (own === null) {
      complaints.of(statement, {
        rule: 'interface-missing',
        message: `'${keyword}' cannot work here: vrrp_instance ${instance.name} has no 'interface' to make it on. keepalived does without it; add the interface.`,
        told: 'close',
        related,
      });
      instance.vmac = null;
      instance.ipvlan = null;
      instance.linkName = null;
      instance.linkDropped = true;
    } else if (instance.xmitBase === null) {
      complaints.of(statement, {
        rule: 'xmit-base-missing',
        message: `Unicast with '${keyword}' needs 'vmac_xmit_base' in vrrp_instance ${instance.name}: keepalived sets it by itself, and reports it. Add the line.`,
        told: 'close',
        related,
      });
      instance.xmitBase = link;
      instance.xmitBaseImplied = true;
    }
  }
  if (instance.peers.length === 0 && instance.unicastTtl !== null) {
    complaints.of(statement, {
      rule: 'unicast-without-peers',
      message: `vrrp_instance ${instance.name} has 'unicast_ttl', but no peer that adverts could go to: keepalived ignores it.`,
      told: 'close',
      related: [{ ...instance.unicastTtl.place(0, Infinity), message: "'unicast_ttl' stands here" }],
    });
  }
}

/** The statement is about unicast: keepalived then expects peers. */
const unicast =
  (read: InstanceReader): InstanceReader =>
  (statement, instance, vrrp) => {
    instance.unicastKeyword ??= statement;
    read(statement, instance, vrrp);
  };

const notify =
  (what: Notification): InstanceReader =>
  (statement, instance) => {
    // the first one stays, a second one has been reported
    if (!statement.dropped && !instance.notify.has(what)) instance.notify.set(what, statement);
  };

const readSyncDaemon: InstanceReader = (statement, instance, vrrp) => {
  if (instance.lvsSyncInterface !== null) return;
  const first = vrrp.globals.lvsSyncDaemon?.from ?? vrrp.syncDaemon;
  if (first !== null) {
    vrrp.complaints.of(statement, {
      rule: 'duplicate-statement',
      message: 'The IPVS synchronisation daemon is configured already, and there is only one: keepalived ignores this line.',
      related: [{ ...first.place(0, Infinity), message: 'the first one' }],
    });
    return;
  }
  instance.lvsSyncInterface = statement;
  vrrp.syncDaemon = statement;
};

const READERS: Readonly<Record<string, InstanceReader>> = {
  ...ELECTION,
  interface: readInterface,
  vrf: readVrf,
  mcast_src_ip: readSource,
  unicast_src_ip: unicast(readSource),
  mcast_dst_ip: readMulticast,
  unicast_peer: unicast(readPeers),
  unicast_fault_no_peer: unicast((_statement, instance) => {
    instance.faultWithoutPeer = true;
  }),
  check_unicast_src: unicast(() => undefined),
  old_unicast_checksum: unicast(() => undefined),
  unicast_ttl: (statement, instance, { complaints }) => {
    if (integerOf(statement, complaints.version) !== null) instance.unicastTtl = statement;
  },
  use_vmac: readVmac,
  use_ipvlan: readIpvlan,
  use_vmac_addr: (statement, instance) => {
    instance.vmacAddr = statement;
  },
  vmac_xmit_base: (statement, instance) => {
    instance.xmitBase = statement;
  },
  promote_secondaries: (statement, instance) => {
    instance.promoteSecondaries = statement;
  },
  authentication: readAuthentication,
  auth_hmac: readHmac,
  virtual_ipaddress: (statement, instance, vrrp) => {
    if (statement.values !== null && statement.values.length > 0) instance.vipsWritten = true;
    readAddresses(statement, instance, vrrp);
  },
  virtual_ipaddress_excluded: readAddresses,
  no_virtual_ipaddress: (statement, instance) => {
    instance.noVips = statement;
  },
  virtual_routes: readRoutes,
  virtual_rules: readRules,
  dont_track_primary: (_statement, instance) => {
    instance.dontTrackPrimary = true;
  },
  track_interface: readTrackers,
  track_script: readTrackers,
  track_file: readTrackers,
  track_process: readTrackers,
  track_bfd: readTrackers,
  lvs_sync_daemon_interface: readSyncDaemon,
  notify_backup: notify('backup'),
  notify_master: notify('master'),
  notify_fault: notify('fault'),
  notify_stop: notify('stop'),
  notify_deleted: notify('deleted'),
  notify: notify('any'),
  notify_master_rx_lower_pri: notify('lower-priority'),
};
