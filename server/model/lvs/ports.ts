/** A tunnel or direct routing cannot change the port of a packet: real servers then have that of the virtual server. */
import type { Complaint } from '../complaints.ts';
import { nameOf, type ServerDraft, type ServiceDraft } from './draft.ts';
import type { Reader } from './reader.ts';
import type { Group, GroupAddresses } from './types.ts';

export function settlePorts(service: ServiceDraft, reader: Reader): void {
  const { group, mark, sorryServer } = service;
  // of any two entries with different ports, one differs from a server's
  const [first] = group?.addresses ?? [];
  const entries = [first, group?.addresses.find(({ port }) => port !== first?.port)].filter((entry) => entry !== undefined);
  const settle =
    group !== null
      ? (server: ServerDraft) => compareWithGroup(server, group, entries, reader)
      : mark > 0
        ? (server: ServerDraft) => dropPort(server, reader)
        : (server: ServerDraft) => takePort(server, service, reader);
  for (const real of service.realServers) {
    if (real.way.method !== 'NAT') settle(real);
    else if (group === null && mark === 0 && real.port === 0) real.port = service.endpoint?.port ?? 0;
  }
  if (sorryServer !== null && sorryServer.way.method !== 'NAT') settle(sorryServer);
}

const tell = (server: ServerDraft, message: string, reader: Reader, more: Partial<Complaint> = {}): void => {
  reader.complain('2.0.15', server.statement, { rule: 'port-mismatch', message, told: 'nowhere', words: [2, 2], ...more });
};

/** keepalived uses the port of each service all the same. */
function compareWithGroup(server: ServerDraft, group: Group, entries: readonly GroupAddresses[], reader: Reader): void {
  if (server.port === 0) return;
  const { method } = server.way;
  if (group.fwmarks.length > 0) {
    tell(
      server,
      `${method} cannot change the port of a packet: for the firewall marks of the group '${group.name}' keepalived ignores the port of '${nameOf(server)}'.`,
      reader,
      { rule: 'port-with-fwmark' },
    );
  }
  const other = entries.find(({ port }) => port !== server.port);
  if (other === undefined) return;
  const port = other.port === 0 ? 'no port' : `port ${other.port}`;
  tell(
    server,
    `${method} cannot change the port of a packet, and '${other.text}' of the group '${group.name}' has ${port}: keepalived uses that for '${nameOf(server)}', too.`,
    reader,
    { related: [{ ...other.line.place(other.line.start, other.line.end), message: 'another port' }] },
  );
}

function dropPort(server: ServerDraft, reader: Reader): void {
  if (server.port === 0) return;
  tell(
    server,
    `Marked packets may go to any port, and ${server.way.method} cannot change it: keepalived drops the port of '${nameOf(server)}'. Leave it out.`,
    reader,
    { rule: 'port-with-fwmark' },
  );
  server.port = 0;
}

function takePort(server: ServerDraft, service: ServiceDraft, reader: Reader): void {
  const port = service.endpoint?.port ?? 0;
  if (server.port !== 0 && server.port !== port) {
    const has = port === 0 ? 'takes all ports' : `has port ${port}`;
    tell(
      server,
      `${server.way.method} cannot change the port of a packet, and the virtual server ${has}: keepalived uses ${port === 0 ? 'the port of the packet' : 'that'} for '${nameOf(server)}', too. For another port use NAT.`,
      reader,
    );
  }
  server.port = port;
}
