/** `kalint realserver`: what real servers and directors need for the forwarding methods of a config. */
import { isLinkLocal, parseAddress, type IPAddress } from '../../../grammar/values/inet.ts';
import { Source } from '../../../grammar/source.ts';
import { analyse, readFor } from '../../lint/engine.ts';
import type { LintOptions } from '../../lint/finding.ts';
import { load } from '../../lower/load.ts';
import { realServers, realServerScript, type Plan } from '../../lower/realserver.ts';
import type { Option } from '../args.ts';
import { command } from '../command.ts';
import { environment } from '../environment.ts';
import { filesOnDisk } from '../files.ts';
import { gather } from '../gather.ts';
import { complain, tellIds } from '../ipvsadm-output.ts';
import { color, define, envFile, id, keepalived, stdinFilename } from '../options.ts';
import { printText } from '../print-text.ts';
import { visible } from '../report/visible.ts';
import { UsageError } from '../usage-error.ts';

function readAddress(text: string): IPAddress {
  const address = parseAddress(text);
  if (address === null) throw new UsageError(`'${text}' is no IP address`);
  return address;
}

const vip: Option<ReadonlyMap<number, readonly IPAddress[]>> = {
  value: 'MARK=ADDRESS',
  doc: 'an address whose packets get this firewall mark: real servers must have it; repeatable',
  initial: new Map(),
  read(given, before) {
    const [, mark, address = ''] = /^(\d{1,10})=(.*)$/.exec(given) ?? [];
    if (mark === undefined) throw new UsageError(`'${given}' is not of the form MARK=ADDRESS`);
    return new Map(before).set(Number(mark), [...(before.get(Number(mark)) ?? []), readAddress(address)]);
  },
};

const gateway: Option<readonly IPAddress[]> = {
  value: 'ADDRESS',
  doc: 'an address of the director in the network of NAT real servers (default: a virtual address of a vrrp_instance there); repeatable',
  initial: [],
  read(given, before) {
    const address = readAddress(given);
    if (isLinkLocal(address)) throw new UsageError(`'${given}' is a link-local address: a default route by way of it needs more than that`);
    return [...before, address];
  },
};

const only: Option<readonly string[]> = {
  value: 'HOST',
  doc: "only for this host, 'director' or the address of a real server; repeatable",
  initial: [],
  read: (given, before) => [...before, given],
};

export const realserver = command({
  usage: 'kalint realserver [options] FILE|-',
  about:
    'Prints a shell script with what each real server needs for its forwarding method, and what the directors need: addresses, sysctls, ' +
    'tunnels, routes. The script sets a host up (up HOST), takes that back (down HOST), or only looks (check HOST). ' +
    'Errors in the configuration go to stderr; the script is then for what keepalived still loads.',
  options: {
    for: only,
    vip,
    gateway,
    keepalived,
    id: { ...id, doc: "the configuration id for '@NAME' lines, as keepalived -i (default: none)" },
    'stdin-filename': stdinFilename,
    define,
    'env-file': envFile,
    color,
  },
  async run({ options: given, operands }, io) {
    const { targets, unreadable } = await gather(operands, given['stdin-filename'] ?? '<stdin>', io);
    for (const { name, reason } of unreadable) io.stderr.write(`kalint: ${visible(name)}: ${reason}\n`);
    if (unreadable.length > 0) return 3;
    const [target, another] = targets;
    if (target === undefined || another !== undefined) throw new UsageError('realserver takes one configuration file');

    const variables = environment(given.define, given['env-file'], io.cwd);
    const options: LintOptions = {
      keepalived: given.keepalived,
      files: filesOnDisk(io.cwd),
      ...(variables === undefined ? {} : { environment: variables }),
    };
    const reading = readFor(new Source(target.name, target.text), given.id ?? '', options);
    const plan = chosen(realServers(load(reading, given.keepalived), { vips: given.vip, gateways: given.gateway }), given.for);
    tellIds(reading, { file: target.name, id: given.id }, io);
    const failed = complain(analyse(reading, given).findings, reading, { ...given, file: target.name }, io);
    printText(realServerScript(plan, target.name), io.stdout);
    for (const text of plan.open) io.stderr.write(`kalint: ${visible(text)}\n`);
    return failed;
  },
});

function chosen(plan: Plan, names: readonly string[]): Plan {
  if (names.length === 0) return plan;
  const stranger = names.find((name) => !plan.hosts.some((host) => host.name === name));
  if (stranger !== undefined)
    throw new UsageError(`--for: there is no host '${stranger}'; there is ${plan.hosts.map(({ name }) => name).join(', ') || 'none'}`);
  return {
    hosts: plan.hosts.filter(({ name }) => names.includes(name)),
    open: plan.open.filter((text) => names.some((name) => text.startsWith(`${name}: `))),
  };
}
