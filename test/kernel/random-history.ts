/**
 * Real servers that go down and come back, at random: what keepalived does about quorum, hysteresis, sorry server, alpha and
 * inhibit_on_failure. What counts must not depend on which check is the first to end: in a virtual server either all wait for their
 * checks (alpha) or none does, and at a time servers either go or come.
 */
import type { Random } from '../harness/random.ts';

export interface History {
  readonly config: string;
  /** Addresses that never answer. */
  readonly dead: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly what: 'down' | 'up';
  readonly addresses: readonly string[];
}

/** A check that fails as soon as the address cannot be reached. */
const TIMING = ['delay_loop 0.1', 'warmup 0', 'retry 0', 'delay_before_retry 0.1'];
const PING = ['PING_CHECK {', ...TIMING, '  connect_timeout 1', '}'];
/** Nothing listens there. */
const CLOSED = ['TCP_CHECK {', ...TIMING, '  connect_port 9', '  connect_timeout 1', '}'];

export function randomHistory(random: Random): History {
  const isSix = random.chance(0.25);
  const living = Array.from({ length: 5 }, (_, index) => (isSix ? `fd00::1${index}` : `10.0.0.1${index}`));
  const dead = Array.from({ length: 2 }, (_, index) => (isSix ? `fd00::9${index}` : `10.0.0.9${index}`));
  const parts: string[] = [];
  const groups = random.chance(0.3) ? 1 : 0;
  if (groups > 0) {
    parts.push(`virtual_server_group G {`, isSix ? '  2001:db8::1-3 80' : '  10.9.9.1-3 80', isSix ? '  2001:db8::7 81' : '  10.9.9.7 81');
    parts.push(...(random.chance(0.5) ? ['  fwmark 5'] : []), '}');
  }
  for (let index = 0; index < 1 + random.below(3); index++) {
    const header = index === 0 && groups > 0 ? 'group G' : isSix ? `2001:db8::80${index} 80` : `10.1.1.${index} 80`;
    parts.push(...virtualServer(header, `V${index}`, living, dead, random));
  }
  const steps: Step[] = [];
  let down: string[] = [];
  for (let count = 0; count < 3; count++) {
    const up = living.filter((address) => !down.includes(address));
    const goes = up.length > 0 && (down.length === 0 || random.chance(0.6));
    const addresses = (goes ? up : down).filter(() => random.chance(0.5));
    if (addresses.length === 0) continue;
    steps.push({ what: goes ? 'down' : 'up', addresses });
    down = goes ? [...down, ...addresses] : down.filter((address) => !addresses.includes(address));
  }
  if (down.length > 0) steps.push({ what: 'up', addresses: down });
  return { config: parts.map((line) => `${line}\n`).join(''), dead, steps };
}

function virtualServer(header: string, name: string, living: readonly string[], dead: readonly string[], random: Random): string[] {
  const lines: string[] = ['protocol TCP', 'lb_algo wrr', `lb_kind ${random.pick(['NAT', 'DR', 'TUN'])}`];
  const maybe = (chance: number, line: string): void => {
    if (random.chance(chance)) lines.push(line);
  };
  maybe(0.5, 'alpha');
  maybe(0.25, 'inhibit_on_failure');
  maybe(0.6, `quorum ${1 + random.below(8)}`);
  maybe(0.5, `hysteresis ${random.below(5)}`);
  maybe(0.6, `quorum_up "/bin/note quorum_up ${name}"`);
  maybe(0.6, `quorum_down "/bin/note quorum_down ${name}"`);
  const sorry = random.pick([...living.slice(0, 1), '10.0.0.200', 'none', '10.0.0.200']);
  if (sorry !== 'none') {
    lines.push(`sorry_server ${header.includes(':') || living[0]?.includes(':') ? sorry.replace('10.0.0.', 'fd00::') : sorry} 80`);
    maybe(0.4, 'sorry_server_inhibit');
  }
  const chosen = [...living.filter(() => random.chance(0.6)), ...dead.filter(() => random.chance(0.25))];
  for (const address of chosen.length === 0 ? living.slice(0, 1) : chosen) {
    lines.push(`real_server ${address} 80 {`, `  weight ${random.pick([0, 1, 1, 1, 2, 3, 5])}`);
    if (random.chance(0.2)) lines.push('  inhibit_on_failure');
    if (random.chance(0.4)) lines.push(`  notify_up "/bin/note notify_up ${name} ${address}"`);
    if (random.chance(0.4)) lines.push(`  notify_down "/bin/note notify_down ${name} ${address}"`);
    if (dead.includes(address)) lines.push(...CLOSED.map((line) => `  ${line}`));
    else if (random.chance(0.9)) lines.push(...PING.map((line) => `  ${line}`));
    // the kernel refuses it; with a sorry server it would matter who is the first to come back
    if (random.chance(0.05) && sorry === 'none') lines.push('  uthreshold 3', '  lthreshold 9');
    lines.push('}');
  }
  return [`virtual_server ${header} {`, ...lines.map((line) => `  ${line}`), '}'];
}
