/** The ends of real_server and virtual_server: servers of the wrong family are dropped, and virtual servers without servers. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { CheckerReader } from './checkers.ts';
import type { ServerDraft, ServiceDraft } from './draft.ts';
import { readRealServer } from './real-server.ts';
import type { Reader } from './reader.ts';

export function addRealServer(service: ServiceDraft, statement: BoundStatement, reader: Reader, checkers: CheckerReader): void {
  const real = readRealServer(statement, service, reader, checkers);
  if (real === null) return;
  if (real.way.method === 'TUN' || takesFamily(service, real)) {
    service.realServers.push(real);
    return;
  }
  reader.complain('1.3.3', statement, {
    rule: 'server-family-mismatch',
    message: `An IPv${service.family} virtual server reaches an IPv${real.address.family} real server only through a tunnel (lvs_method TUN): keepalived leaves '${real.text}' out.`,
    told: 'close',
    related: [{ ...statement.place(0, Infinity), message: 'the real_server' }],
  });
  service.droppedServers.push(statement);
  if (reader.complaints.since('2.2.8')) checkers.forget(real.checkers);
}

/** A server that no tunnel leads to has the family of the virtual server, or gives it its own. */
function takesFamily(service: ServiceDraft, { address }: ServerDraft): boolean {
  service.family ??= address.family;
  return service.family === address.family;
}

export function closeService(service: ServiceDraft, reader: Reader): ServiceDraft | null {
  const { sorryServer, statement } = service;
  if (service.realServers.length === 0 && reader.complaints.since('2.2.8')) {
    tellNoServers(service, reader, 'close');
    return null;
  }
  if (sorryServer !== null && sorryServer.way.method !== 'TUN' && !takesFamily(service, sorryServer)) {
    reader.complain('1.3.3', statement, {
      rule: 'server-family-mismatch',
      message: `An IPv${service.family} virtual server reaches the IPv${sorryServer.address.family} sorry server '${sorryServer.text}' only through a tunnel: keepalived leaves it out.`,
      told: 'close',
      related: [{ ...sorryServer.statement.place(0, Infinity), message: 'the sorry_server' }],
    });
    service.sorryServer = null;
  }
  if (service.family === null && service.form !== 'group') {
    const families = new Set(
      [...(service.sorryServer === null ? [] : [service.sorryServer]), ...service.realServers].map(({ address }) => address.family),
    );
    service.family = families.size === 1 && families.has(6) ? 6 : 4;
  }
  return service;
}

export function tellNoServers(service: ServiceDraft, reader: Reader, told: 'close' | 'nowhere'): void {
  const { statement } = service;
  const had = statement.block?.items.some(({ keyword }) => keyword.name === 'real_server') ?? false;
  // where the loss of the last one has been told with a line, a report without any adds nothing
  if (had && told === 'nowhere') return;
  const why = had ? 'None of its real servers is left' : 'It has no real_server';
  reader.complain('1.3.6', statement, {
    rule: 'real-server-missing',
    message: `${why}: keepalived ignores '${statement.label}' altogether${service.sorryServer === null ? '' : ', sorry server and all'}.`,
    told,
  });
}
