import type { AnyRule } from '../../rule.ts';
import { advertIntervalDiffers } from './advert-interval-differs.ts';
import { authenticationDiffers } from './authentication-differs.ts';
import { backupAboveMaster } from './backup-above-master.ts';
import { equalPriority } from './equal-priority.ts';
import { excludedVipsDiffer } from './excluded-vips-differ.ts';
import { familyDiffers } from './family-differs.ts';
import { instanceOnOneNode } from './instance-on-one-node.ts';
import { interfaceMappingDiffers } from './interface-mapping-differs.ts';
import { multicastGroupDiffers } from './multicast-group-differs.ts';
import { networksDiffer } from './networks-differ.ts';
import { nopreemptOnLower } from './nopreempt-on-lower.ts';
import { peerMissing } from './peer-missing.ts';
import { routerIdEqual } from './router-id-equal.ts';
import { smallPriorityGap } from './small-priority-gap.ts';
import { sourceNotUnique } from './source-not-unique.ts';
import { syncDaemonDiffers } from './sync-daemon-differs.ts';
import { syncGroupDiffers } from './sync-group-differs.ts';
import { syncGroupTorn } from './sync-group-torn.ts';
import { trackerCannotChangeMaster } from './tracker-cannot-change-master.ts';
import { trackersDiffer } from './trackers-differ.ts';
import { twoMasters } from './two-masters.ts';
import { unicastOnOneNode } from './unicast-on-one-node.ts';
import { vipPrefixDiffers } from './vip-prefix-differs.ts';
import { vipsDiffer } from './vips-differ.ts';
import { virtualMacDiffers } from './virtual-mac-differs.ts';
import { virtualServerDiffers } from './virtual-server-differs.ts';
import { virtualServerMissing } from './virtual-server-missing.ts';
import { vridDiffers } from './vrid-differs.ts';
import { vrrpVersionDiffers } from './vrrp-version-differs.ts';

export const CLUSTER: readonly AnyRule[] = [
  advertIntervalDiffers,
  authenticationDiffers,
  backupAboveMaster,
  equalPriority,
  excludedVipsDiffer,
  familyDiffers,
  instanceOnOneNode,
  interfaceMappingDiffers,
  multicastGroupDiffers,
  networksDiffer,
  nopreemptOnLower,
  peerMissing,
  routerIdEqual,
  smallPriorityGap,
  sourceNotUnique,
  syncDaemonDiffers,
  syncGroupDiffers,
  syncGroupTorn,
  trackerCannotChangeMaster,
  trackersDiffer,
  twoMasters,
  unicastOnOneNode,
  vipPrefixDiffers,
  vipsDiffer,
  virtualMacDiffers,
  virtualServerDiffers,
  virtualServerMissing,
  vridDiffers,
  vrrpVersionDiffers,
];
