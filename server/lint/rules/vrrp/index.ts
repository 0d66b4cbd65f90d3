import type { AnyRule } from '../../rule.ts';
import { advertIntervalLong } from './advert-interval-long.ts';
import { authTypeMissing } from './auth-type-missing.ts';
import { linkLocalNotFirst } from './link-local-not-first.ts';
import { masterBelowDefault } from './master-below-default.ts';
import { masterWithoutPriority } from './master-without-priority.ts';
import { multicastInCloud } from './multicast-in-cloud.ts';
import { notifyFaultMissing } from './notify-fault-missing.ts';
import { oneLostAdvert } from './one-lost-advert.ts';
import { ownerPriority } from './owner-priority.ts';
import { peerIsSelf } from './peer-is-self.ts';
import { peerTwice } from './peer-twice.ts';
import { priorityMissing } from './priority-missing.ts';
import { sourceNotOnHost } from './source-not-on-host.ts';
import { sourceVaries } from './source-varies.ts';
import { syncGroupIntervalsDiffer } from './sync-group-intervals-differ.ts';
import { syncGroupOnOneInterface } from './sync-group-on-one-interface.ts';
import { syncGroupPreemptionDiffers } from './sync-group-preemption-differs.ts';
import { syncGroupPrioritiesDiffer } from './sync-group-priorities-differ.ts';
import { syncGroupStatesDiffer } from './sync-group-states-differ.ts';
import { version2WithIpv6 } from './version-2-with-ipv6.ts';
import { vipNotAnswered } from './vip-not-answered.ts';
import { vridOfTutorials } from './vrid-of-tutorials.ts';
import { vridOnOneLan } from './vrid-on-one-lan.ts';
import { wellKnownPassword } from './well-known-password.ts';

export const VRRP: readonly AnyRule[] = [
  advertIntervalLong,
  authTypeMissing,
  linkLocalNotFirst,
  masterBelowDefault,
  masterWithoutPriority,
  multicastInCloud,
  notifyFaultMissing,
  oneLostAdvert,
  ownerPriority,
  peerIsSelf,
  peerTwice,
  priorityMissing,
  sourceNotOnHost,
  sourceVaries,
  syncGroupIntervalsDiffer,
  syncGroupOnOneInterface,
  syncGroupPreemptionDiffers,
  syncGroupPrioritiesDiffer,
  syncGroupStatesDiffer,
  version2WithIpv6,
  vipNotAnswered,
  vridOfTutorials,
  vridOnOneLan,
  wellKnownPassword,
];
