/** A live table held against the one that a config implies: the commands that make it so. */
import type { BoundStatement } from '../../grammar/bound.ts';
import { formatEndpoint } from '../../grammar/values/inet-text.ts';
import { destinationKey, serviceKey } from './kernel.ts';
import type { LiftedDestination, LiftedService, LiftedTable } from './lift-types.ts';
import { settingsAsPrinted, weightWords, addDestination, addService, destinationWords, serviceWords } from './words.ts';
import type { IpvsDestination, IpvsService, IpvsTable } from './types.ts';

/** One thing that is not as it should be. */
export interface Difference {
  readonly kind: 'missing' | 'surplus' | 'changed';
  /** Service or real server. */
  readonly what: string;
  /** Words of ipvsadm that repair it. */
  readonly command: readonly string[];
  /** `changed`: how it is, as words of ipvsadm. */
  readonly is: string | null;
  /** Where it comes from; null: from nowhere, it is surplus. */
  readonly statement: BoundStatement | null;
}

/** What is too much goes first, so that nothing stands in the way. */
export function differences({ services }: Pick<IpvsTable, 'services'>, live: Pick<LiftedTable, 'services'>): Difference[] {
  const wanted = new Map(services.map((service) => [serviceKey(service.id), service]));
  const found = new Map(live.services.map((service) => [serviceKey(service.id), service]));
  return [
    ...live.services.filter(({ id }) => !wanted.has(serviceKey(id))).map(surplusService),
    ...services.flatMap((service) => {
      const now = found.get(serviceKey(service.id));
      return now === undefined ? missingService(service) : changesOf(service, now);
    }),
  ];
}

const surplusService = ({ id }: LiftedService): Difference => ({
  kind: 'surplus',
  what: serviceWords(id).join(' '),
  command: ['-D', ...serviceWords(id)],
  is: null,
  statement: null,
});

const missingService = (service: IpvsService): Difference[] => [
  {
    kind: 'missing',
    what: serviceWords(service.id).join(' '),
    command: addService(service),
    is: null,
    statement: service.statement,
  },
  ...service.destinations.map((destination) => missingDestination(service, destination)),
];

const missingDestination = ({ id }: IpvsService, destination: IpvsDestination): Difference => ({
  kind: 'missing',
  what: nameOf(destination),
  command: addDestination(id, destination),
  is: null,
  statement: destination.statement,
});

const nameOf = ({ address, port }: Pick<IpvsDestination, 'address' | 'port'>): string => formatEndpoint(address, port);

function changesOf(service: IpvsService, live: LiftedService): Difference[] {
  const { id, statement } = service;
  const changes: Difference[] = [];
  const is = settingsAsPrinted(live);
  if (is !== settingsAsPrinted(service)) {
    changes.push({ kind: 'changed', what: serviceWords(id).join(' '), command: addService(service, '-E'), is, statement });
  }
  const wanted = new Map(service.destinations.map((destination) => [destinationKey(destination), destination]));
  const found = new Map(live.destinations.map((destination) => [destinationKey(destination), destination]));
  for (const surplus of live.destinations) {
    if (wanted.has(destinationKey(surplus))) continue;
    changes.push({ kind: 'surplus', what: nameOf(surplus), command: destinationWords(id, surplus, '-d'), is: null, statement: null });
  }
  for (const destination of service.destinations) {
    const now = found.get(destinationKey(destination));
    if (now === undefined) changes.push(missingDestination(service, destination));
    else changes.push(...changeOf(service, destination, now));
  }
  return changes;
}

function changeOf({ id }: IpvsService, destination: IpvsDestination, live: LiftedDestination): Difference[] {
  // `ipvsadm -S` says nothing of thresholds: where there are none, they are not known
  const { upperThreshold, lowerThreshold } = live.upperThreshold === 0 && live.lowerThreshold === 0 ? destination : live;
  const is = weightWords({ ...live, upperThreshold, lowerThreshold }).join(' ');
  if (is === weightWords(destination).join(' ')) return [];
  return [
    { kind: 'changed', what: nameOf(destination), command: addDestination(id, destination, '-e'), is, statement: destination.statement },
  ];
}
