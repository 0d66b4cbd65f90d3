/** What the hosts around a load balancer need so that packets find their way. */
import type { IPAddress } from '../../grammar/values/inet.ts';
import type { Loaded } from './load.ts';

/** Of a config, what this is about. */
export type Surroundings = Pick<Loaded, 'globals' | 'lvs' | 'vrrp'>;

/** What no config says. */
export interface Known {
  /** The addresses that firewall marks stand for. */
  readonly vips?: ReadonlyMap<number, readonly IPAddress[]>;
  /** Addresses of the director in the networks of NAT real servers. */
  readonly gateways?: readonly IPAddress[];
}

/** A thing that must be so on a host, in lines of shell: how it is brought about, taken back, and looked at. */
export interface Step {
  /** Why, in words. Consecutive steps with the same reason are told it once. */
  readonly why: string;
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly check: readonly string[];
}

export interface Host {
  /** What it is called on the command line: `director`, or the address of a real server. */
  readonly name: string;
  /** Its address; null: the director, of which there may be several. */
  readonly address: IPAddress | null;
  /** What it does, and where the config says so. */
  readonly title: readonly string[];
  /** In the order in which they are done; undone from the last to the first. */
  readonly steps: readonly Step[];
  /** What no command settles. */
  readonly notes: readonly string[];
}

export interface Plan {
  readonly hosts: readonly Host[];
  /** What the config does not tell, and somebody must. */
  readonly open: readonly string[];
}
