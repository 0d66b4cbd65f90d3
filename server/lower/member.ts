/** A real server or sorry server while keepalived runs: what its checks say, and whether it is in the table. */
import type { RealServer, SorryServer } from '../model/lvs/types.ts';
import type { IpvsDestination } from './types.ts';

interface Check {
  up: boolean;
  /** Counts as failed until it has passed. */
  readonly alpha: boolean;
  hasRun: boolean;
  /** BFD: the session is down when keepalived starts, and says so at once. */
  readonly startsFailing: boolean;
}

export class Member {
  /** What it would be in the table; the port is still that of the config. */
  readonly destination: IpvsDestination;
  readonly real: RealServer | null;
  /** Stays in the table with weight 0 when it fails. */
  readonly inhibit: boolean;
  readonly checks: readonly Check[];
  /** keepalived takes it to be up. */
  alive = false;
  /** keepalived takes it to be in the table. */
  set = false;
  failedChecks: number;

  private constructor(destination: IpvsDestination, real: RealServer | null, inhibit: boolean) {
    this.destination = destination;
    this.real = real;
    this.inhibit = inhibit;
    // what the state of a file is keepalived knows at once
    this.checks = (real?.checkers ?? []).map(({ kind, alpha }) => ({
      ...{ up: !alpha, alpha },
      hasRun: kind === 'FILE_CHECK',
      startsFailing: kind === 'BFD_CHECK',
    }));
    this.failedChecks = this.checks.filter(({ up }) => !up).length;
  }

  static ofReal(real: RealServer): Member {
    const { address, port, forwarding, weight, upperThreshold, lowerThreshold, statement } = real;
    return new Member(
      { address, port, forwarding, weight, upperThreshold, lowerThreshold, statement, role: 'real_server' },
      real,
      real.inhibitOnFailure,
    );
  }

  static ofSorry({ address, port, forwarding, statement, inhibit }: SorryServer): Member {
    return new Member(
      { address, port, forwarding, weight: 1, upperThreshold: 0, lowerThreshold: 0, statement, role: 'sorry_server' },
      null,
      inhibit,
    );
  }
}
