/** Notes about IPVS as a whole, and about virtual servers that keepalived ignores. */
import type { Diary } from './diary.ts';
import type { Loaded } from './load.ts';
import type { Setup } from './types.ts';
import { startDaemon } from './words.ts';

export function tellOfSetup({ namespace, flush, timeouts, syncDaemons }: Setup, diary: Diary): void {
  const tell = (statement: Parameters<Diary['write']>[0], message: string): void => diary.write(statement, statement, message, true);
  if (namespace !== null) tell(namespace.statement, `The table is that of the network namespace '${namespace.name}'.`);
  if (flush !== null) tell(flush, 'keepalived clears the whole table before it begins: ipvsadm -C');
  if (timeouts !== null) {
    const { tcp, tcpfin, udp } = timeouts;
    tell(timeouts.statement, `keepalived sets the timeouts of connections: ipvsadm --set ${tcp} ${tcpfin} ${udp} (0 leaves one as it is)`);
  }
  if (syncDaemons === null) return;
  const { running, statement } = syncDaemons;
  const commands = running.map((daemon) => `ipvsadm ${startDaemon(daemon).join(' ')}`);
  tell(statement, `keepalived shares the table of connections with another director: ${commands.join(' and ')}`);
  const [first, another] = running;
  if (first === undefined || another !== undefined) return;
  const master = startDaemon({ ...first, state: 'master' }).join(' ');
  diary.write(statement, statement, `When its vrrp_instance becomes MASTER: ipvsadm --stop-daemon backup; ipvsadm ${master}`);
}

export function tellOfEnd({ endsSoon }: Loaded, diary: Diary): void {
  if (endsSoon === null) return;
  const message = 'keepalived ends soon after its start because of mistakes in its VRRP part, and clears this table again.';
  diary.write(endsSoon, endsSoon, message, true);
}

/** A virtual server without real servers, of a group that is not there, … */
export function tellOfIgnored({ lvs, virtualServers, corrections }: Loaded, diary: Diary): void {
  const kept = new Set(lvs.virtualServers.map(({ statement }) => statement));
  const explained = new Set(corrections.map(({ about }) => about));
  const groups = new Set(lvs.groups.map(({ name }) => name));
  for (const statement of virtualServers) {
    if (kept.has(statement) || explained.has(statement)) continue;
    const [, form, name = ''] = statement.words.texts;
    const why =
      form !== 'group'
        ? 'keepalived ignores this virtual server: its address is bad, or it has no real server left.'
        : groups.has(name)
          ? `keepalived ignores this virtual server: it has no real server left, or other families of addresses than the group '${name}'.`
          : `keepalived ignores this virtual server: it keeps no virtual_server_group '${name}'.`;
    diary.write(statement, statement, why);
  }
}
