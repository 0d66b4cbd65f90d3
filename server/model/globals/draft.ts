/** The global settings while they are read: keepalived's defaults first. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { IPAddress } from '../../../grammar/values/inet.ts';
import type { Command } from '../scripts.ts';
import { Slot } from './slots.ts';
import type { Fifo, Globals, NftablesIpvs, NftablesTable, ScriptUser, SyncDaemon } from './types.ts';

const MCAST_GROUP4: IPAddress = { family: 4, value: 0xe0000012 };
const MCAST_GROUP6: IPAddress = { family: 6, bytes: Uint8Array.of(0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x12) };

export interface DraftFifo {
  fifo: Fifo | null;
  script: Command | null;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export class Draft implements Globals {
  readonly blocks: BoundStatement[] = [];
  readonly routerId = new Slot<string | null>(null);

  readonly vrrp = {
    version: new Slot<2 | 3>(2),
    strict: new Slot(false),
    mcastGroup4: new Slot(MCAST_GROUP4),
    mcastGroup6: new Slot(MCAST_GROUP6),
    checkUnicastSource: new Slot(false),
    skipCheckAdvAddr: new Slot(false),
    lowerPrioNoAdvert: new Slot(false),
    higherPrioSendAdvert: new Slot(false),
    ownerIgnoreAdverts: new Slot(false),
    downTimerAdverts: new Slot(3),
    vmacPrefix: new Slot('vrrp'),
    vmacAddrPrefix: new Slot<string | null>(null),
  };
  readonly garp = {
    masterDelay: new Slot(5),
    masterRepeat: new Slot(5),
    masterRefresh: new Slot(0),
    masterRefreshRepeat: new Slot(1),
    lowerPrioDelay: new Slot<number | null>(null),
    lowerPrioRepeat: new Slot<number | null>(null),
    interval: new Slot(0),
    gnaInterval: new Slot(0),
    extraInterfaces: new Slot({ seconds: 0, all: false }),
  };
  readonly defaultInterface = new Slot('eth0');
  readonly dynamicInterfaces = new Slot(false);
  readonly allowIfChanges = new Slot(false);

  lvsSyncDaemon: SyncDaemon | null = null;
  readonly lvsTimeouts = { tcp: new Slot<number | null>(null), tcpfin: new Slot<number | null>(null), udp: new Slot<number | null>(null) };
  readonly lvsFlush = new Slot(false);
  readonly lvsFlushOnStop = new Slot<'no' | 'all' | 'VS'>('no');
  readonly checkerLogAllFailures = new Slot(false);
  readonly rsInitNotifies = new Slot(false);
  nftables: Mutable<NftablesTable> | null = null;
  nftablesIpvs: Mutable<NftablesIpvs> | null = null;

  readonly scriptSecurity = new Slot(false);
  readonly scriptUser = new Slot<ScriptUser | null>(null);
  startupScript: Command | null = null;
  shutdownScript: Command | null = null;
  readonly notifyFifo: DraftFifo = { fifo: null, script: null };
  readonly vrrpNotifyFifo: DraftFifo = { fifo: null, script: null };
  readonly lvsNotifyFifo: DraftFifo = { fifo: null, script: null };
  readonly mail = {
    to: [] as string[],
    from: new Slot<string | null>(null),
    server: new Slot<{ readonly host: string; readonly port: number } | null>(null),
    connectTimeout: new Slot(30),
    alert: new Slot<boolean | null>(null),
    alertVrrp: new Slot<boolean | null>(null),
    alertChecker: new Slot<boolean | null>(null),
    noCheckerEmails: new Slot(false),
  };

  readonly netNamespace = new Slot<string | null>(null);
  readonly netNamespaceIpvs = new Slot<string | null>(null);
  readonly instanceName = new Slot<string | null>(null);
  readonly iprouteUsrDir = new Slot<string | null>(null);
  readonly iprouteEtcDir = new Slot<string | null>(null);

  /** vrrp_rx_bufs_policy: what its lines have asked for so far. */
  readonly receiveBuffers = new Set<'size' | 'MTU' | 'ADVERT'>();
}
