import { addressRule } from '../../address-sets.ts';
import { pair } from '../../pair-sample.ts';

const excluded = (addresses: string): string => pair({ more: `virtual_ipaddress_excluded {\n${addresses}\n}` });

export const excludedVipsDiffer = addressRule({
  id: 'excluded-vips-differ',
  severity: 'warning',
  summary: 'Nodes of one virtual router with different excluded addresses.',
  why: 'Addresses of virtual_ipaddress_excluded are not in the adverts, so that keepalived does not notice: after a failover an address is missing, or there is one that nobody expects.',
  listOf: ({ instance }) => instance.excludedVips,
  effect: 'after a failover it is missing, or there is one that nobody expects.',
  samples: {
    bad: [
      excluded('    @a 192.168.1.110/24\n    @b «192.168.1.111/24»'),
      excluded('    192.168.1.110/24\n    @b «192.168.1.111/24»'),
      excluded('    192.168.1.110/24\n    @a 192.168.1.111/24').replace('virtual_ipaddress_excluded', '«virtual_ipaddress_excluded»'),
    ],
    good: [excluded('    192.168.1.110/24')],
  },
});
