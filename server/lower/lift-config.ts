/** A lifted table as a configuration of keepalived's. */
import type { Forwarding } from '../model/lvs/types.ts';
import { formatAddress } from '../../grammar/values/inet-text.ts';
import { checkFor } from './lift-check.ts';
import { needsGroup, takes } from './lift-limits.ts';
import type { LiftedDestination, LiftedService, LiftedTable } from './lift-types.ts';
import { flagNames, serviceWords } from './words.ts';

/** Seconds from one check of a server to the next. */
const DELAY_LOOP = 6;

export function configOf({ services, timeouts }: LiftedTable): string {
  const writer = new Writer();
  writer.comment('Lifted from a table of ipvsadm by kalint. Two things are not in such a table, so look at them:');
  writer.comment('- Health checks: these are a guess by protocol and port. A server that fails its check gets no traffic.');
  writer.comment('- Who holds the virtual addresses: put them into a vrrp_instance, or leave them where they are now.');
  if (timeouts !== null) {
    writer.gap();
    const times = Object.entries(timeouts).flatMap(([what, seconds]) => (seconds > 0 ? [`${what} ${seconds}`] : []));
    writer.block('global_defs', () => writer.line(['lvs_timeouts', ...times].join(' ')));
  }
  if (services.length === 0) {
    writer.gap();
    writer.comment('The table is empty.');
  }
  let groups = 0;
  for (const service of services) {
    writer.gap();
    if (service.destinations.length === 0) {
      writer.comment(`No real server: keepalived would ignore 'virtual_server ${nameOf(service)}'.`);
    } else if (needsGroup(service)) {
      const group = `lifted_${++groups}`;
      writer.comment('In a group real servers may have no port: requests keep the one that they came for.');
      writer.block(`virtual_server_group ${group}`, () => writer.line(nameOf(service)));
      writer.gap();
      writeService(`group ${group}`, service, writer);
    } else writeService(nameOf(service), service, writer);
  }
  return writer.text;
}

function nameOf({ id }: LiftedService): string {
  if (id.kind === 'fwmark') return `fwmark ${id.mark}`;
  return `${formatAddress(id.address)} ${id.port}`;
}

function writeService(name: string, service: LiftedService, writer: Writer): void {
  const { id, scheduler, flags, persistence, onePacket, destinations } = service;
  const method = methodOf(destinations[0]?.forwarding ?? { method: 'NAT' });
  writer.comment(`ipvsadm: ${serviceWords(id).join(' ')}`);
  writer.block(`virtual_server ${name}`, () => {
    if (id.kind === 'fwmark') writer.line(`ip_family ${id.family === 6 ? 'inet6' : 'inet'}`);
    else writer.line(`protocol ${id.protocol}`);
    writer.line(`delay_loop ${DELAY_LOOP}`);
    if (takes('lvs_sched', scheduler)) writer.line(`lvs_sched ${scheduler}`);
    else writer.comment(`lvs_sched ${scheduler}`);
    for (const flag of flagNames(scheduler, flags)) writer.line(flag);
    writer.line(`lvs_method ${method}`);
    if (persistence !== null) {
      writer.line(`persistence_timeout ${persistence.timeout}`);
      if (persistence.granularity !== null) writer.line(`persistence_granularity ${persistence.granularity}`);
      if (persistence.engine !== null && takes('persistence_engine', persistence.engine))
        writer.line(`persistence_engine ${persistence.engine}`);
    }
    if (onePacket) writer.line('ops');
    for (const destination of destinations) {
      writer.gap();
      writeRealServer(service, destination, method, writer);
    }
  });
}

function writeRealServer(service: LiftedService, destination: LiftedDestination, common: string, writer: Writer): void {
  const { address, port, forwarding, weight, upperThreshold, lowerThreshold } = destination;
  const method = methodOf(forwarding);
  const check = checkFor(service, destination);
  writer.block(`real_server ${formatAddress(address)}${port === 0 ? '' : ` ${port}`}`, () => {
    writer.line(`weight ${weight}`);
    if (method !== common) writer.line(`lvs_method ${method}`);
    if (upperThreshold > 0) writer.line(`uthreshold ${upperThreshold}`);
    if (lowerThreshold > 0) writer.line(`lthreshold ${lowerThreshold}`);
    writer.advise(check.keyword, check.advice);
    writer.block(check.keyword, () => {
      for (const line of check.lines) writer.raw(line);
    });
  });
}

const CHECKSUMS = { none: '', csum: ' csum', remcsum: ' remcsum' } as const;

function methodOf({ method, tunnel }: Forwarding): string {
  if (tunnel === undefined || tunnel.type === 'ipip') return method;
  return `${method} type ${tunnel.type}${tunnel.type === 'gue' ? ` port ${tunnel.port}` : ''}${CHECKSUMS[tunnel.checksum]}`;
}

/** Lines with their indentation. */
class Writer {
  private readonly lines: string[] = [];
  private readonly advised = new Set<string>();
  private depth = 0;

  get text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  line(text: string): void {
    this.lines.push('    '.repeat(this.depth) + text);
  }

  comment(text: string): void {
    this.line(`# ${text}`);
  }

  gap(): void {
    this.lines.push('');
  }

  block(head: string, body: () => void): void {
    this.line(`${head} {`);
    this.depth++;
    body();
    this.depth--;
    this.line('}');
  }

  /** A line that may open or close a block. */
  raw(line: string): void {
    if (line === '}') this.depth--;
    this.line(line);
    if (line.endsWith('{')) this.depth++;
  }

  /** Told where it comes up first. */
  advise(keyword: string, advice: string): void {
    if (this.advised.has(keyword)) return;
    this.advised.add(keyword);
    this.comment(`${keyword} ${advice}`);
  }
}
