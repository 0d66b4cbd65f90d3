/** Ranges of addresses that keepalived never comes to the end of: it counts up the last number of an IPv4 address only. */
import type { Complaints } from '../complaints.ts';
import type { Globals } from '../globals.ts';
import type { VirtualServer } from './types.ts';

/** With nftables_ipvs a group without marks is one service: nothing is counted up. */
export function tellEndless(virtualServers: readonly VirtualServer[], globals: Globals, complaints: Complaints): void {
  const groups = new Set(virtualServers.flatMap(({ key }) => (key.kind === 'group' ? [key.group] : [])));
  for (const { addresses, fwmarks } of groups) {
    if (globals.nftablesIpvs !== null && fwmarks.length === 0) continue;
    for (const { owner, line, endless, text } of addresses) {
      if (!endless) continue;
      complaints.ofValue(owner, line, {
        rule: 'out-of-range',
        message: `keepalived counts up only the last number of an IPv4 address, so it never comes to the end of '${text}': it sets up the same services again and again, and does nothing else any more. Write a line for each part.`,
        keepalived: 'silent',
        words: [0, 0],
      });
    }
  }
}
