/** A tunnel or direct routing cannot change the port of a packet: real servers then have that of the virtual server. */
import type { Complaint } from '../complaints.ts';
import { nameOf, type ServerDraft, type ServiceDraft } from './draft.ts';
import type { Reader } from './reader.ts';
import type { Group } from './types.ts';

export function settlePorts(service: ServiceDraft, reader: Reader): void {
  const { group, mark, sorryServer } = service;
  const settle =
    group !== null
      ? (server: ServerDraft) => compareWithGroup(server, group, reader)
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

const CANNOT = 'and that method cannot change the port of a packet';

/** keepalived uses the port of each service all the same. */
function compareWithGroup(server: ServerDraft, group: Group, reader: Reader): void {
  if (server.port === 0) return;
  const { method } = server.way;
  if (group.fwmarks.length > 0) {
    tell(
      server,
      `'${nameOf(server)}' is reached by ${method}, ${CANNOT}: for the firewall marks of the group '${group.name}' keepalived ignores the port ${server.port}.`,
      reader,
      { rule: 'port-with-fwmark' },
    );
  }
  const other = group.addresses.find(({ port }) => port !== server.port);
  if (other === undefined) return;
  tell(
    server,
    `'${nameOf(server)}' is reached by ${method}, ${CANNOT}: for '${other.text}' of the group '${group.name}' keepalived uses the port ${other.port}, not ${server.port}.`,
    reader,
    { related: [{ ...other.line.place(other.line.start, other.line.end), message: 'another port' }] },
  );
}

function dropPort(server: ServerDraft, reader: Reader): void {
  if (server.port === 0) return;
  tell(
    server,
    `A firewall mark stands for packets to any port, and ${server.way.method} cannot change it: keepalived drops the port ${server.port} of '${server.text}'. Leave it out.`,
    reader,
    {
      rule: 'port-with-fwmark',
    },
  );
  server.port = 0;
}

function takePort(server: ServerDraft, service: ServiceDraft, reader: Reader): void {
  const port = service.endpoint?.port ?? 0;
  if (server.port !== 0 && server.port !== port) {
    const all = port === 0 ? 'the virtual server takes all ports' : `the virtual server has port ${port}`;
    tell(
      server,
      `'${nameOf(server)}' is reached by ${server.way.method}, ${CANNOT}, and ${all}: keepalived sets this one to ${port}. For another port use NAT.`,
      reader,
    );
  }
  server.port = port;
}
