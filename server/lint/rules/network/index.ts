import type { AnyRule } from '../../rule.ts';
import { gatewayIsVip } from './gateway-is-vip.ts';
import { gatewayOffLink } from './gateway-off-link.ts';
import { interfaceNotOnHost } from './interface-not-on-host.ts';
import { labelOfOtherInterface } from './label-of-other-interface.ts';
import { peerOfSpecialRange } from './peer-of-special-range.ts';
import { routeSourceMissing } from './route-source-missing.ts';
import { routeWithHostBits } from './route-with-host-bits.ts';
import { tableWithoutRule } from './table-without-rule.ts';
import { vipEndsOfNetwork } from './vip-ends-of-network.ts';
import { vipInTwoInstances } from './vip-in-two-instances.ts';
import { vipIsOwnAddress } from './vip-is-own-address.ts';
import { vipIsPeer } from './vip-is-peer.ts';
import { vipIsStaticAddress } from './vip-is-static-address.ts';
import { vipOfSpecialRange } from './vip-of-special-range.ts';
import { vipOutsideNetwork } from './vip-outside-network.ts';
import { vipPrefixDiffers } from './vip-prefix-differs.ts';
import { vipTwice } from './vip-twice.ts';

export const NETWORK: readonly AnyRule[] = [
  gatewayIsVip,
  gatewayOffLink,
  interfaceNotOnHost,
  labelOfOtherInterface,
  peerOfSpecialRange,
  routeSourceMissing,
  routeWithHostBits,
  tableWithoutRule,
  vipEndsOfNetwork,
  vipInTwoInstances,
  vipIsOwnAddress,
  vipIsPeer,
  vipIsStaticAddress,
  vipOfSpecialRange,
  vipOutsideNetwork,
  vipPrefixDiffers,
  vipTwice,
];
