/** What a virtual server asks for and ipvsadm has no words for. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { GroupAddresses, RealServer, VirtualServer } from '../model/lvs/types.ts';
import { formatAddress } from './address.ts';
import type { Diary } from './diary.ts';
import { markRule } from './mark-rule.ts';
import type { Pool } from './pool.ts';
import type { Targets } from './targets.ts';

type Tell = (statement: BoundStatement, message: string) => void;

export function tellOfServer(pool: Pool, targets: Targets, diary: Diary): void {
  const { server } = pool;
  const tell: Tell = (statement, message) => diary.write(statement, server.statement, message);
  tellOfChecks(pool, tell);
  tellOfQuorum(pool, tell);
  tellOfMarks(server, tell);
  tellOfGroup(server, targets, diary);
  tellOfSettings(server, tell);
  for (const real of server.realServers) tellOfReal(real, tell);
}

function tellOfChecks({ server, members }: Pool, tell: Tell): void {
  const checked = members.filter(({ checks }) => checks.length > 0);
  const { length } = checked;
  if (length > 0) {
    const which =
      length === members.length
        ? length === 1
          ? 'its real server'
          : 'all its real servers'
        : `${length} of its ${members.length} real servers`;
    tell(server.statement, `keepalived checks ${which}, and ${atFailure(server)}.`);
  }
  const waiting = checked.filter(({ checks }) => checks.some(({ alpha }) => alpha)).length;
  if (waiting > 0) {
    const amount = waiting === 1 ? 'one real server gets' : `${waiting} real servers get`;
    tell(server.statement, `alpha: after keepalived's start ${amount} no traffic until the checks have passed for the first time.`);
  }
  const scripts = scriptsOf(server);
  if (scripts.length > 0) tell(server.statement, `keepalived runs scripts when something changes: ${scripts.join(', ')}.`);
  if (server.omega) tell(server.statement, 'omega: when keepalived stops, it runs the scripts for what goes down.');
  if (server.haSuspend) tell(server.statement, 'ha_suspend: keepalived checks only while this host has the virtual address.');
}

function scriptsOf({ realServers, quorumUp, quorumDown }: VirtualServer): string[] {
  const kinds = {
    notify_up: realServers.some(({ notifyUp }) => notifyUp !== null),
    notify_down: realServers.some(({ notifyDown }) => notifyDown !== null),
    quorum_up: quorumUp !== null,
    quorum_down: quorumDown !== null,
  };
  return Object.entries(kinds).flatMap(([kind, isThere]) => (isThere ? [kind] : []));
}

const atFailure = ({ realServers }: VirtualServer): string => {
  const inhibited = realServers.filter(({ inhibitOnFailure }) => inhibitOnFailure).length;
  if (inhibited === 0) return 'takes out what fails';
  const zero = 'sets what fails to weight 0 (inhibit_on_failure)';
  return inhibited === realServers.length ? zero : `takes out what fails, or ${zero}`;
};

function tellOfQuorum({ server, sorry, hasQuorum, weight }: Pool, tell: Tell): void {
  const { quorum, hysteresis, quorumStatement, sorryServer } = server;
  const gained = quorum + hysteresis;
  const lost = quorum - hysteresis;
  const bounds = gained >= 2 ** 32 - 1 ? 'it is never gained' : `it is gained at a weight of ${gained} and lost below ${Math.max(lost, 1)}`;
  const state = `a weight of ${weight} is up, so the quorum ${hasQuorum ? 'holds' : 'is missing'}`;
  if (quorumStatement !== null || (!hasQuorum && sorry !== null)) {
    tell(quorumStatement ?? server.statement, `The quorum is keepalived's own: ${bounds}. Here ${state}.`);
  }
  if (sorryServer === null || sorry === null) return;
  const when = sorry.alive
    ? 'The quorum is missing: the sorry server has all traffic, and the real servers have none.'
    : 'Without the quorum keepalived puts this sorry server in the place of the real servers.';
  const waits = sorry.inhibit && !sorry.alive ? ' Until then it waits with weight 0 (sorry_server_inhibit).' : '';
  tell(sorryServer.statement, when + (sorryServer.sameAs === null ? waits : ' It is one of the real servers, too.'));
}

function tellOfMarks({ key, family, statement }: VirtualServer, tell: Tell): void {
  const marks = key.kind === 'group' ? key.group.fwmarks : key.kind === 'fwmark' && key.mark > 0 ? [{ mark: key.mark, family }] : [];
  for (const { mark, family: own } of marks) {
    tell(
      statement,
      `Neither keepalived nor IPVS sets the firewall mark ${mark}: a rule must, for the protocols and ports of the service, as in ${markRule(mark, own ?? family ?? 4)}`,
    );
  }
}

function tellOfGroup(server: VirtualServer, targets: Targets, diary: Diary): void {
  const { key, statement, persistence } = server;
  if (key.kind !== 'group') return;
  const mark = targets.autoMark(server);
  if (mark !== null) {
    const addresses = key.group.addresses.map(({ text, port }) => `${text}${port === 0 ? '' : ` port ${port}`}`);
    const shown = addresses.length > 8 ? [...addresses.slice(0, 8), '…'] : addresses;
    diary.write(
      statement,
      statement,
      `nftables_ipvs: rules that keepalived gives to nftables mark the packets to ${shown.join(', ')} (${server.protocol}) with ${mark}. Without them this service gets nothing.`,
      true,
    );
  } else if (persistence?.granularity !== null && persistence?.granularity !== undefined) {
    diary.write(persistence.granularity.statement, statement, 'For the services of a group keepalived forgets persistence_granularity.');
  }
  for (const { first, last, count, endless, line } of mark === null ? key.group.addresses : []) {
    if (count < 256 || endless) continue;
    diary.notes.push({
      message: `${formatAddress(first)} to ${formatAddress(last)}: ${count} services.`,
      place: line.place(line.start, line.end),
      statement,
    });
  }
}

/** The table stays as it is when keepalived comes to this range. */
export function tellOfEndless({ line, text }: GroupAddresses, { server }: Pool, diary: Diary): void {
  diary.notes.push({
    message: `keepalived never comes to the end of '${text}', since it counts up only the last number of an IPv4 address: this virtual server and those below get no real servers.`,
    place: line.place(line.start, line.end),
    statement: server.statement,
    unsaved: true,
  });
}

function tellOfSettings({ scheduler, schedulerStatement, flags, flagStatements, statement }: VirtualServer, tell: Tell): void {
  const third = flagStatements.find(({ keyword }) => keyword.name === 'flag-3');
  if (third !== undefined && flags.has('flag-3') && (scheduler === 'sh' || scheduler === 'mh')) {
    tell(third, `flag-3 means nothing to the scheduler ${scheduler}; ipvsadm does not print it.`);
  }
  if (scheduler === 'twos')
    tell(schedulerStatement ?? statement, 'Not every kernel has the scheduler twos; one without it refuses the service.');
}

/** Older releases of ipvsadm take none above. */
const OLD_LARGEST_WEIGHT = 65535;

function tellOfReal({ checkers, weight, weightStatement }: RealServer, tell: Tell): void {
  if (weight > OLD_LARGEST_WEIGHT && weightStatement !== null) {
    tell(weightStatement, `Older releases of ipvsadm take no weight above ${OLD_LARGEST_WEIGHT}, and refuse this line.`);
  }
  for (const { kind, statement: checker } of checkers) {
    const dynamic = checker.block?.items.find(({ keyword }) => keyword.name === 'misc_dynamic');
    if (dynamic !== undefined)
      tell(dynamic, 'misc_dynamic: what the script returns changes the weight; this table has the configured one.');
    if (kind === 'FILE_CHECK') tell(checker, 'FILE_CHECK: what stands in the file changes the weight; this table is for a 0 in it.');
  }
}
