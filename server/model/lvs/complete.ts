/** What keepalived corrects and fills in once all of the file is read. What it reports of it has no line number. */
import type { Complaint } from '../complaints.ts';
import type { Globals } from '../globals.ts';
import { nameOf, serverKey, type RealDraft, type ServiceDraft } from './draft.ts';
import { settlePorts } from './ports.ts';
import { FORCED_PERSISTENCE } from './persistence.ts';
import { settleQuorum } from './quorum.ts';
import type { Reader } from './reader.ts';
import { tellNoServers } from './service-end.ts';

/** false: keepalived ignores the virtual server. */
export function completeService(service: ServiceDraft, reader: Reader, globals: Globals): boolean {
  if (service.realServers.length === 0) {
    tellNoServers(service, reader, 'nowhere');
    return false;
  }
  const completion = new Completion(service, reader, globals);
  completion.run();
  settleQuorum(service, reader);
  settlePorts(service, reader);
  return true;
}

class Completion {
  private readonly service: ServiceDraft;
  private readonly reader: Reader;
  private readonly globals: Globals;

  constructor(service: ServiceDraft, reader: Reader, globals: Globals) {
    this.service = service;
    this.reader = reader;
    this.globals = globals;
  }

  run(): void {
    this.haSuspend();
    this.protocol();
    this.scheduler();
    this.realServers();
  }

  /** Tells of the virtual server, or of the statement in it that is to blame. */
  private tell(since: string, complaint: Complaint, statement = this.service.statement): void {
    this.reader.complain(since, statement, { told: 'nowhere', ...complaint });
  }

  /** Has a statement of this keyword been refused? Then that mistake has been told of. */
  private wasRefused(...keywords: readonly string[]): boolean {
    return this.service.statement.block?.items.some(({ keyword }) => keywords.includes(keyword.name)) ?? false;
  }

  private get hasMarks(): boolean {
    const { form, mark, group } = this.service;
    return (form === 'fwmark' && mark > 0) || (group !== null && group.fwmarks.length > 0);
  }

  private haSuspend(): void {
    const { haSuspend } = this.service;
    if (haSuspend === null || !this.hasMarks) return;
    this.tell(
      '1.3.5',
      {
        rule: 'ha-suspend-with-fwmark',
        message:
          "'ha_suspend' does not work with firewall marks, since keepalived cannot know which addresses they stand for: it takes it back.",
      },
      haSuspend,
    );
    this.service.haSuspend = null;
  }

  private protocol(): void {
    const { service } = this;
    const { group, statement } = service;
    const byAddress = group === null ? service.mark === 0 : group.addresses.length > 0;
    if (byAddress) this.addressProtocol();
    if (service.persistenceTimeout === 0 && this.hasPortZero()) {
      const where = group === null ? `'${statement.label}' names no port` : `The group '${group.name}' has an address without a port`;
      this.tell('1.3.6', {
        rule: 'port-zero-not-persistent',
        message: `${where}, so it takes all ports, and that works only with persistence: keepalived switches it on, with ${FORCED_PERSISTENCE} seconds. Write the port, or 'persistence_timeout'.`,
      });
      service.persistenceTimeout = FORCED_PERSISTENCE;
    }
    if (service.protocol === 'none' || byAddress) return;
    this.tell(
      '1.3.7',
      {
        rule: 'protocol-with-fwmark',
        message: `A firewall mark stands for packets of every protocol: keepalived ignores 'protocol ${service.protocol}'. Let the firewall rule that sets the mark choose the protocol.`,
      },
      service.protocolStatement ?? statement,
    );
    service.protocol = 'none';
  }

  private addressProtocol(): void {
    const { service } = this;
    if (service.protocol === 'none') {
      if (!this.wasRefused('protocol')) {
        this.tell('1.3.6', {
          rule: 'protocol-missing',
          message:
            "Without 'protocol' keepalived makes this a UDP service, so TCP connections are not balanced at all. Write 'protocol TCP' or 'protocol UDP'.",
        });
      }
      service.protocol = 'UDP';
    }
    if (service.onePacket === null || service.protocol === 'UDP') return;
    this.tell(
      '1.3.6',
      {
        rule: 'ops-not-udp',
        message: `'ops' is only for UDP, and this is ${service.protocol === 'SCTP' ? 'an SCTP' : 'a TCP'} service: keepalived takes it back.`,
      },
      service.onePacket,
    );
    service.onePacket = null;
  }

  private hasPortZero(): boolean {
    const { group, mark, endpoint } = this.service;
    return group === null ? mark === 0 && (endpoint === null || endpoint.port === 0) : group.addresses.some(({ port }) => port === 0);
  }

  private scheduler(): void {
    const { service } = this;
    if (service.scheduler !== '') return;
    if (!this.wasRefused('lb_algo', 'lvs_sched')) {
      this.tell('1.3.6', {
        rule: 'scheduler-missing',
        message: "No scheduler is chosen: keepalived takes 'wlc' (weighted least connections). Write 'lvs_sched wlc', or the one you want.",
      });
    }
    service.scheduler = 'wlc';
  }

  private realServers(): void {
    const { service } = this;
    const { sorryServer } = service;
    const seen = new Map<string, RealDraft>();
    const kept: RealDraft[] = [];
    for (const real of service.realServers) {
      const key = serverKey(real);
      const first = seen.get(key);
      if (first !== undefined && this.reader.complaints.since('2.0.20')) {
        this.tellDuplicate(real, first);
        service.droppedServers.push(real.statement);
        continue;
      }
      seen.set(key, real);
      kept.push(real);
      if (real.way.method === null) {
        this.method();
        real.way = service.way;
      }
      inherit(real, service, this.globals);
    }
    service.realServers = kept;
    if (sorryServer === null) return;
    const twin = seen.get(serverKey(sorryServer));
    if (twin !== undefined) this.sorryTwin(twin);
    if (sorryServer.way.method === null) {
      this.method();
      sorryServer.way = service.way;
    }
  }

  private tellDuplicate(real: RealDraft, first: RealDraft): void {
    this.tell(
      '2.0.20',
      {
        rule: 'duplicate-real-server',
        message: `The real server '${nameOf(real)}' is in this virtual server already: keepalived drops this one, with its weight and checks.`,
        related: [{ ...first.statement.place(0, Infinity), message: 'the first one' }],
      },
      real.statement,
    );
  }

  /** The first server that needs the method of the virtual server makes keepalived choose one. */
  private method(): void {
    const { service } = this;
    if (service.way.method !== null) return;
    if (!this.wasRefused('lb_kind', 'lvs_method')) {
      this.tell('1.3.6', {
        rule: 'forwarding-missing',
        message:
          "It is not said how packets reach the real servers: keepalived takes NAT, which only works if their answers come back through this host. Write 'lvs_method NAT', 'DR' or 'TUN'.",
      });
    }
    service.way = { ...service.way, method: 'NAT' };
  }

  private sorryTwin(twin: RealDraft): void {
    const { sorryServer } = this.service;
    if (sorryServer === null || !this.reader.complaints.since('2.0.20')) return;
    sorryServer.twin = twin;
    const inhibit = twin.inhibitOnFailure ?? false;
    if (sorryServer.inhibit === inhibit) return;
    this.tell(
      '2.0.20',
      {
        rule: 'sorry-server-conflict',
        message: `The sorry server '${nameOf(sorryServer)}' is a real server, too, and ${inhibit ? 'that one has inhibit_on_failure' : 'that one has no inhibit_on_failure'}: keepalived ${inhibit ? 'sets' : 'takes back'} 'sorry_server_inhibit' to match.`,
        related: [{ ...twin.statement.place(0, Infinity), message: 'the real server' }],
      },
      sorryServer.statement,
    );
    sorryServer.inhibit = inhibit;
  }
}

/** What a real server does not say itself, the virtual server says. */
function inherit(real: RealDraft, service: ServiceDraft, globals: Globals): void {
  const { alert, alertChecker } = globals.mail;
  real.alpha ??= service.alpha ?? false;
  real.inhibitOnFailure ??= service.inhibitOnFailure;
  real.retry ??= service.retry;
  real.connectTimeout ??= service.connectTimeout;
  real.delayLoop ??= service.delayLoop;
  real.warmup ??= service.warmup;
  real.delayBeforeRetry ??= service.delayBeforeRetry;
  real.weight ??= service.weight;
  real.virtualhost ??= service.virtualhost;
  real.smtpAlert ??= alertChecker.value ?? alert.value ?? true;
}
