/** What the kernel can hold, and no configuration of keepalived's makes of it. */
import { placesOf } from '../../grammar/language/index.ts';
import { formatEndpoint } from '../../grammar/values/inet-text.ts';
import type { LiftedDestination, LiftedService, LiftProblem } from './lift-types.ts';

export function limitsOf(service: LiftedService): LiftProblem[] {
  const of = (line: number, messages: Iterable<string>): LiftProblem[] =>
    Array.from(messages, (message) => ({ line, severity: 'warning', message }));
  return [
    ...of(service.line, serviceLimits(service)),
    ...service.destinations.flatMap((destination) => of(destination.line, destinationLimits(service, destination))),
  ];
}

function* serviceLimits(service: LiftedService): Generator<string> {
  const { scheduler, persistence, destinations } = service;
  if (destinations.length === 0)
    yield 'keepalived ignores a virtual server without real servers, so this one becomes a comment. Give it a real server.';
  if (!takes('lvs_sched', scheduler)) yield `keepalived does not know the scheduler '${scheduler}', and would take 'wlc'. Choose another.`;
  if (destinations.length > 0 && destinations.every(({ weight }) => weight === 0))
    yield 'All real servers have weight 0: keepalived complains, as its quorum can never be reached. Give one a weight.';
  const engine = persistence?.engine ?? null;
  if (engine !== null && !takes('persistence_engine', engine))
    yield `keepalived does not know the persistence engine '${engine}', and ignores it.`;
  if (needsGroup(service) && persistence !== null && persistence.granularity !== null)
    yield `Only in a virtual_server_group can real servers have no port of their own, and for groups keepalived forgets the granularity (-M ${persistence.granularity}).`;
}

function* destinationLimits({ id }: LiftedService, destination: LiftedDestination): Generator<string> {
  const { address, port, forwarding, upperThreshold, lowerThreshold } = destination;
  if (id.kind === 'fwmark' && forwarding.method !== 'NAT' && port !== 0)
    yield `${forwarding.method} cannot change the port of a packet: keepalived drops the port of '${formatEndpoint(address, port)}' behind a firewall mark. Nothing else changes.`;
  if (lowerThreshold > upperThreshold)
    yield `The kernel refuses '${formatEndpoint(address, port)}': its lower threshold is above the upper one, or there is no upper one.`;
}

/** Behind an address that has a port, a NAT real server without one gets that port, unless the address stands in a group. */
export const needsGroup = ({ id, destinations }: LiftedService): boolean =>
  id.kind === 'address' && id.port !== 0 && destinations.some(({ port, forwarding }) => port === 0 && forwarding.method === 'NAT');

/** Does the keyword of virtual_server take this word? */
export function takes(keyword: string, word: string): boolean {
  const type = placesOf(keyword)[0]?.keyword.args?.[0]?.type;
  return type?.kind === 'enum' && type.values.some((value) => value.word === word);
}
