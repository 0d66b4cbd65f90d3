/** Rules about virtual servers, their groups and real servers that keepalived itself checks. */
import type { RuleInfo } from '../language-rules.ts';

const rule = (id: string, severity: RuleInfo['severity'], summary: string, why: string): RuleInfo => ({ id, severity, summary, why });

export const LVS_RULES: readonly RuleInfo[] = [
  rule(
    'real-server-missing',
    'error',
    'A virtual server without any real server.',
    'keepalived ignores the whole virtual server, its sorry server included: nothing is balanced, and nobody gets an answer.',
  ),
  rule(
    'duplicate-real-server',
    'warning',
    'The same real server twice in a virtual server.',
    'The kernel has one entry for an address and port. keepalived drops the second one, with its weight and checks.',
  ),
  rule(
    'server-family-mismatch',
    'error',
    'A virtual server and a real or sorry server of different address families.',
    'The kernel forwards between IPv4 and IPv6 only through a tunnel. keepalived drops the server, or the line that says otherwise.',
  ),
  rule(
    'mark-family-unclear',
    'error',
    'A group of IPv4 and IPv6 addresses with a firewall mark that does not say its family.',
    'keepalived removes the group, and silently ignores every virtual server that uses it.',
  ),
  rule(
    'protocol-missing',
    'warning',
    'A virtual server without protocol.',
    'keepalived sets up a UDP service. A web or mail service that was meant is then not balanced at all.',
  ),
  rule(
    'protocol-with-fwmark',
    'warning',
    'A protocol for a virtual server by firewall mark.',
    'A mark stands for all packets that carry it, whatever their protocol: keepalived ignores the line.',
  ),
  rule(
    'scheduler-missing',
    'warning',
    'A virtual server without scheduler.',
    'keepalived takes wlc (weighted least connections), which may not be what was meant, and says so.',
  ),
  rule(
    'flag-without-scheduler',
    'warning',
    'A flag of a scheduler that has not been chosen above it.',
    'keepalived looks at the scheduler that it has read so far. Where the flag does not fit, it ignores the line.',
  ),
  rule(
    'forwarding-missing',
    'warning',
    'A virtual server that does not say how packets reach its servers.',
    'keepalived takes NAT. With NAT the answers of the real servers must come back through this host; in a network built for direct routing they do not, and no connection comes about.',
  ),
  rule(
    'port-mismatch',
    'warning',
    'A real or sorry server behind DR or TUN with another port than its virtual server.',
    'Direct routing and tunnels pass packets on as they are, port included. keepalived uses the port of the virtual server instead.',
  ),
  rule(
    'port-with-fwmark',
    'warning',
    'A port for a server behind DR or TUN in a virtual server by firewall mark.',
    'Marked packets may go to any port, and these methods cannot change it: the port means nothing, and keepalived drops it.',
  ),
  rule(
    'port-zero-not-persistent',
    'warning',
    'A virtual server for all ports without persistence.',
    'The kernel takes services for all ports only if they are persistent, so keepalived switches persistence on: clients stick to one server for six minutes, which may not be wanted. Often only the port was forgotten.',
  ),
  rule(
    'ops-not-udp',
    'warning',
    'One-packet scheduling for another protocol than UDP.',
    'TCP and SCTP connections consist of many packets that belong together. keepalived drops the flag.',
  ),
  rule(
    'ha-suspend-with-fwmark',
    'warning',
    'ha_suspend in a virtual server by firewall mark.',
    'keepalived would have to know the addresses behind the mark, to see whether this host holds them. It drops the flag: the checks go on.',
  ),
  rule(
    'quorum-too-high',
    'warning',
    'A quorum above the sum of all weights.',
    'It could never be reached. keepalived cuts it down to the sum, so that the loss of a single server loses the quorum.',
  ),
  rule(
    'hysteresis-too-high',
    'warning',
    'A hysteresis that is not below the quorum.',
    'The quorum could then never be lost. keepalived cuts the hysteresis down.',
  ),
  rule(
    'sorry-server-missing',
    'error',
    'A statement about the sorry server with no sorry server above it.',
    'keepalived ignores the line: the sorry server, if one follows, goes without what it says.',
  ),
  rule(
    'sorry-server-conflict',
    'warning',
    'A sorry server that is a real server, too, but is treated otherwise when it is not needed.',
    'The kernel has one entry for both. keepalived makes the sorry server do as the real server does.',
  ),
];
