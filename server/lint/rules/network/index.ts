import type { AnyRule } from '../../rule.ts';
import { directorIsRealServer } from './director-is-real-server.ts';
import { drServerOffLink } from './dr-server-off-link.ts';
import { haSuspendWithoutVip } from './ha-suspend-without-vip.ts';
import { ignoredServerPort } from './ignored-server-port.ts';
import { loopbackServerNat } from './loopback-server-nat.ts';
import { natClientsInServerNetwork } from './nat-clients-in-server-network.ts';
import { natGatewayNotVirtual } from './nat-gateway-not-virtual.ts';
import { natInstancesNotSynced } from './nat-instances-not-synced.ts';
import { serverAddressUnusable } from './server-address-unusable.ts';
import { serverIsVirtualAddress } from './server-is-virtual-address.ts';
import { serviceAddressNotVip } from './service-address-not-vip.ts';
import { serviceAddressUnusable } from './service-address-unusable.ts';

export const NETWORK: readonly AnyRule[] = [
  directorIsRealServer,
  drServerOffLink,
  haSuspendWithoutVip,
  ignoredServerPort,
  loopbackServerNat,
  natClientsInServerNetwork,
  natGatewayNotVirtual,
  natInstancesNotSynced,
  serverAddressUnusable,
  serverIsVirtualAddress,
  serviceAddressNotVip,
  serviceAddressUnusable,
];
