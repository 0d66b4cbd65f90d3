import type { AnyRule } from '../../rule.ts';
import { directorIsRealServer } from './director-is-real-server.ts';
import { drServerOffLink } from './dr-server-off-link.ts';
import { gatewayIsVip } from './gateway-is-vip.ts';
import { gatewayOffLink } from './gateway-off-link.ts';
import { haSuspendWithoutVip } from './ha-suspend-without-vip.ts';
import { ignoredServerPort } from './ignored-server-port.ts';
import { interfaceDown } from './interface-down.ts';
import { labelOfOtherInterface } from './label-of-other-interface.ts';
import { loopbackServerNat } from './loopback-server-nat.ts';
import { natClientsInServerNetwork } from './nat-clients-in-server-network.ts';
import { natGatewayNotVirtual } from './nat-gateway-not-virtual.ts';
import { natInstancesNotSynced } from './nat-instances-not-synced.ts';
import { peerOfSpecialRange } from './peer-of-special-range.ts';
import { routeSourceMissing } from './route-source-missing.ts';
import { routeWithHostBits } from './route-with-host-bits.ts';
import { serverAddressUnusable } from './server-address-unusable.ts';
import { serverIsVirtualAddress } from './server-is-virtual-address.ts';
import { serviceAddressNotVip } from './service-address-not-vip.ts';
import { serviceAddressUnusable } from './service-address-unusable.ts';
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
  directorIsRealServer,
  drServerOffLink,
  gatewayIsVip,
  gatewayOffLink,
  haSuspendWithoutVip,
  ignoredServerPort,
  interfaceDown,
  labelOfOtherInterface,
  loopbackServerNat,
  natClientsInServerNetwork,
  natGatewayNotVirtual,
  natInstancesNotSynced,
  peerOfSpecialRange,
  routeSourceMissing,
  routeWithHostBits,
  serverAddressUnusable,
  serverIsVirtualAddress,
  serviceAddressNotVip,
  serviceAddressUnusable,
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
