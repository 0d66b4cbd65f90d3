import type { AnyRule } from '../../rule.ts';
import { duplicateGroupLine } from './duplicate-group-line.ts';
import { duplicateVirtualServer } from './duplicate-virtual-server.ts';
import { ftpDataUnbalanced } from './ftp-data-unbalanced.ts';
import { hashKeepsFailedServer } from './hash-keeps-failed-server.ts';
import { hashOfOneAddress } from './hash-of-one-address.ts';
import { hugeServerGroup } from './huge-server-group.ts';
import { inhibitWithPersistence } from './inhibit-with-persistence.ts';
import { lvsTimeoutZero } from './lvs-timeout-zero.ts';
import { markNotSet } from './mark-not-set.ts';
import { mixedForwarding } from './mixed-forwarding.ts';
import { omegaWithoutScripts } from './omega-without-scripts.ts';
import { persistenceOfEverybody } from './persistence-of-everybody.ts';
import { persistencePerPort } from './persistence-per-port.ts';
import { persistenceWithHash } from './persistence-with-hash.ts';
import { persistenceWithRoundRobin } from './persistence-with-round-robin.ts';
import { quorumUpWithoutAlpha } from './quorum-up-without-alpha.ts';
import { repeatedRealServer } from './repeated-real-server.ts';
import { serverGroupFamily } from './server-group-family.ts';
import { singleRealServer } from './single-real-server.ts';
import { sipEngineNotUdp } from './sip-engine-not-udp.ts';
import { sorryIsRealServer } from './sorry-is-real-server.ts';
import { syncDaemonInstanceUndefined } from './sync-daemon-instance-undefined.ts';
import { syncDaemonWithoutInstance } from './sync-daemon-without-instance.ts';
import { syncDaemonWithoutServices } from './sync-daemon-without-services.ts';
import { thresholdOrder } from './threshold-order.ts';
import { undefinedServerGroup } from './undefined-server-group.ts';
import { unusedServerGroup } from './unused-server-group.ts';
import { weightTooLarge } from './weight-too-large.ts';
import { weightsIgnored } from './weights-ignored.ts';

export const LVS: readonly AnyRule[] = [
  duplicateGroupLine,
  duplicateVirtualServer,
  ftpDataUnbalanced,
  hashKeepsFailedServer,
  hashOfOneAddress,
  hugeServerGroup,
  inhibitWithPersistence,
  lvsTimeoutZero,
  markNotSet,
  mixedForwarding,
  omegaWithoutScripts,
  persistenceOfEverybody,
  persistencePerPort,
  persistenceWithHash,
  persistenceWithRoundRobin,
  quorumUpWithoutAlpha,
  repeatedRealServer,
  serverGroupFamily,
  singleRealServer,
  sipEngineNotUdp,
  sorryIsRealServer,
  syncDaemonInstanceUndefined,
  syncDaemonWithoutInstance,
  syncDaemonWithoutServices,
  thresholdOrder,
  undefinedServerGroup,
  unusedServerGroup,
  weightTooLarge,
  weightsIgnored,
];
