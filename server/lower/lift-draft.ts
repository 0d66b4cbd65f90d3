/** The table while it is read, line by line: commands and listings both add to it. */
import { addressKey, type IPAddress } from '../../grammar/values/inet.ts';
import type { Forwarding } from '../model/lvs/types.ts';
import { formatEndpoint } from '../../grammar/values/inet-text.ts';
import type { Command, Target } from './lift-command.ts';
import { LiftError, type LiftedDestination, type LiftedService, type LiftedTable, type LiftProblem, type Timeouts } from './lift-types.ts';
import type { DestinationSettings, ServiceId, ServiceSettings } from './types.ts';
import { serviceWords } from './words.ts';

/** What is known of a real server so far: a listing has some of its columns only. */
interface Destination extends Target {
  readonly line: number;
  /** A command has added it. */
  added: boolean;
  settings: Partial<DestinationSettings>;
}

interface Service {
  readonly id: ServiceId;
  readonly line: number;
  added: boolean;
  settings: ServiceSettings;
  readonly destinations: Map<string, Destination>;
}

const DEFAULTS: DestinationSettings = { forwarding: { method: 'NAT' }, weight: 1, upperThreshold: 0, lowerThreshold: 0 };

export class Draft {
  private readonly services = new Map<string, Service>();
  private timeouts: Timeouts | null = null;

  run(command: Command, line: number): void {
    switch (command.kind) {
      case 'add-service': {
        const before = this.services.get(idKey(command.id));
        if (before?.added === true) throw new LiftError(`Line ${before.line} has added this service already: the kernel refuses another.`);
        this.list(command.id, command.settings, line).added = true;
        break;
      }
      case 'edit-service':
        this.find(command.id).settings = command.settings;
        break;
      case 'delete-service':
        this.services.delete(idKey(this.find(command.id).id));
        break;
      case 'add-server':
        this.addServer(this.find(command.id), command.to, command.settings, line);
        break;
      case 'edit-server':
        this.findServer(command.id, command.to).settings = command.settings;
        break;
      case 'delete-server':
        this.findServer(command.id, command.to);
        this.find(command.id).destinations.delete(targetKey(command.to));
        break;
      case 'clear':
        this.services.clear();
        break;
      case 'set':
        this.setTimeouts(command.timeouts);
        break;
      case 'start-daemon':
      case 'none':
    }
  }

  setTimeouts(timeouts: Timeouts): void {
    this.timeouts = timeouts;
  }

  /** A service as it was found: it is there, and if it is known already, this is how it is. */
  list(id: ServiceId, settings: ServiceSettings, line: number): Service {
    const key = idKey(id);
    const known = this.services.get(key);
    if (known !== undefined) {
      known.settings = settings;
      return known;
    }
    const service: Service = { id, line, added: false, settings, destinations: new Map() };
    this.services.set(key, service);
    return service;
  }

  listServer(service: Service, to: Target, settings: Partial<DestinationSettings>, line: number): Destination {
    const key = targetKey(to);
    const known = service.destinations.get(key);
    if (known !== undefined) {
      // a plain listing of tunnels knows less of them than what was there before
      const { forwarding } = settings;
      const keeps = forwarding?.method === 'TUN' && forwarding.tunnel === undefined && known.settings.forwarding?.method === 'TUN';
      known.settings = { ...known.settings, ...settings, ...(keeps ? { forwarding: known.settings.forwarding } : {}) };
      return known;
    }
    const destination: Destination = { ...to, line, added: false, settings };
    service.destinations.set(key, destination);
    return destination;
  }

  private addServer(service: Service, to: Target, settings: DestinationSettings, line: number): void {
    const before = service.destinations.get(targetKey(to));
    if (before?.added === true) throw new LiftError(`Line ${before.line} has added this real server already: the kernel refuses another.`);
    // a listing of thresholds may stand before
    const { upperThreshold, lowerThreshold } = before?.settings ?? {};
    this.listServer(service, to, settings, line).added = true;
    if (before === undefined || settings.upperThreshold > 0 || settings.lowerThreshold > 0) return;
    before.settings = { ...settings, upperThreshold: upperThreshold ?? 0, lowerThreshold: lowerThreshold ?? 0 };
  }

  private find(id: ServiceId): Service {
    const service = this.services.get(idKey(id));
    if (service === undefined) throw new LiftError(`No line above adds the service '${serviceWords(id).join(' ')}'.`);
    return service;
  }

  private findServer(id: ServiceId, to: Target): Destination {
    const destination = this.find(id).destinations.get(targetKey(to));
    if (destination === undefined) throw new LiftError(`No line above adds the real server '${formatEndpoint(to.address, to.port)}'.`);
    return destination;
  }

  finish(problems: LiftProblem[]): LiftedTable {
    const services = Array.from(this.services.values(), (service): LiftedService => {
      const { id, line, settings } = service;
      return { id, line, ...settings, destinations: [...service.destinations.values()].flatMap((one) => finish(one, problems)) };
    });
    return { services, timeouts: this.timeouts };
  }
}

function finish({ address, port, line, settings }: Destination, problems: LiftProblem[]): LiftedDestination[] {
  const { forwarding } = settings;
  if (forwarding === undefined) {
    problems.push({
      line,
      severity: 'error',
      message: `This listing does not say how packets reach '${formatEndpoint(address, port)}', nor its weight: give the output of ipvsadm -S -n, too.`,
    });
    return [];
  }
  if (forwarding.method === 'TUN' && forwarding.tunnel === undefined) {
    problems.push({
      line,
      severity: 'warning',
      message: 'This listing does not say of which kind the tunnel is: ipip is taken. ipvsadm -S -n and ipvsadm -L -n --tun-info tell.',
    });
  }
  return [{ ...DEFAULTS, ...settings, forwarding: withTunnel(forwarding), address, port, line }];
}

const withTunnel = (forwarding: Forwarding): Forwarding =>
  forwarding.method === 'TUN' && forwarding.tunnel === undefined
    ? { method: 'TUN', tunnel: { type: 'ipip', port: 0, checksum: 'none' } }
    : forwarding;

const idKey = (id: ServiceId): string => serviceWords(id).join(' ');

const targetKey = ({ address, port }: { readonly address: IPAddress; readonly port: number }): string => `${addressKey(address)} ${port}`;
