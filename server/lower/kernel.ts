/** The table of IPVS in the kernel: what is there already, what may not be there, and what is said in answer. */
import type { BoundStatement } from '../../grammar/bound.ts';
import { addressKey } from '../../grammar/values/inet.ts';
import { refusedDestination, refusedService, type Refusal } from './refusals.ts';
import { inDestinationOrder, inServiceOrder } from './order.ts';
import type { IpvsDestination, IpvsService, ServiceId, ServiceSettings } from './types.ts';

/** More of them from one config are a mistake in a range, not a plan. */
const MOST_SERVICES = 100_000;
const MOST_DESTINATIONS = 1_000_000;

export type Answer = 'done' | 'exists' | 'missing' | { readonly refused: Refusal };

interface Service {
  readonly id: ServiceId;
  readonly settings: ServiceSettings;
  readonly statement: BoundStatement;
  /** In the order in which they came. */
  readonly destinations: Map<string, IpvsDestination>;
}

export class Kernel {
  private readonly table = new Map<string, Service>();
  private destinations = 0;
  /** A daemon that shares connections runs: it cannot tell of destinations of another family than their service. */
  private readonly shares: boolean;

  constructor(shares: boolean) {
    this.shares = shares;
  }

  addService(id: ServiceId, settings: ServiceSettings, statement: BoundStatement): Answer {
    const key = serviceKey(id);
    if (this.table.has(key)) return 'exists';
    const refused = this.table.size >= MOST_SERVICES ? 'too-many' : refusedService(settings);
    if (refused !== null) return { refused };
    this.table.set(key, { id, settings, statement, destinations: new Map() });
    return 'done';
  }

  addDestination(id: ServiceId, destination: IpvsDestination): Answer {
    const service = this.table.get(serviceKey(id));
    if (service === undefined) return 'missing';
    const refused = this.destinations >= MOST_DESTINATIONS ? 'too-many' : refusedDestination(destination, id, this.shares);
    if (refused !== null) return { refused };
    const key = destinationKey(destination);
    if (service.destinations.has(key)) return 'exists';
    service.destinations.set(key, destination);
    this.destinations++;
    return 'done';
  }

  editDestination(id: ServiceId, destination: IpvsDestination): Answer {
    const service = this.table.get(serviceKey(id));
    const key = destinationKey(destination);
    const old = service?.destinations.get(key);
    if (service === undefined || old === undefined) return 'missing';
    const refused = refusedDestination(destination, id, this.shares);
    if (refused !== null) return { refused };
    service.destinations.set(key, { ...destination, statement: old.statement, role: old.role });
    return 'done';
  }

  deleteDestination(id: ServiceId, destination: IpvsDestination): void {
    if (this.table.get(serviceKey(id))?.destinations.delete(destinationKey(destination)) === true) this.destinations--;
  }

  /** The virtual server that made this service. */
  ownerOf(id: ServiceId): { readonly statement: BoundStatement; readonly settings: ServiceSettings } | undefined {
    return this.table.get(serviceKey(id));
  }

  get hasMixedFamilies(): boolean {
    for (const { id, destinations } of this.table.values()) {
      for (const { address } of destinations.values()) if (address.family !== familyOf(id)) return true;
    }
    return false;
  }

  services(): IpvsService[] {
    return inServiceOrder(
      Array.from(this.table.values(), ({ id, settings, statement, destinations }) => ({
        id,
        ...settings,
        statement,
        destinations: inDestinationOrder([...destinations.values()]),
      })),
    );
  }
}

export const familyOf = (id: ServiceId): 4 | 6 => (id.kind === 'fwmark' ? id.family : id.address.family);

export const serviceKey = (id: ServiceId): string =>
  id.kind === 'fwmark' ? `${id.family} ${id.mark}` : `${id.protocol} ${addressKey(id.address)} ${id.port}`;

export const destinationKey = ({ address, port }: Pick<IpvsDestination, 'address' | 'port'>): string => `${addressKey(address)} ${port}`;
