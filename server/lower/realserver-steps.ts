/** The single things that hosts need. The helpers they call are in `realserver-helpers.ts`. */
import { longestPrefix, type IPAddress } from '../../grammar/values/inet.ts';
import { formatAddress } from '../../grammar/values/inet-text.ts';
import type { Step } from './realserver-types.ts';
import { shellCommand } from './shell.ts';

/** `net.ipv4.conf.eth0.rp_filter`; the dots of a name like `eth0.100` must not count, so there slashes separate. */
export function sysctlKey(...parts: readonly string[]): string {
  return parts.join(parts.some((part) => part.includes('.')) ? '/' : '.');
}

export const sysctl = (key: string, value: number, why: string): Step => ({
  why,
  up: [shellCommand(['set_sysctl', `${key}=${value}`])],
  // all of them are restored together, where the last one that was set is taken back
  down: ['restore_sysctls'],
  check: [shellCommand(['want_sysctl', `${key}=${value}`])],
});

/** An address for this host alone: nobody in the network is to hear of it. */
export function address(vip: IPAddress, device: string, why: string): Step {
  const text = `${formatAddress(vip)}/${longestPrefix(vip.family)}`;
  const [family, flags] = vip.family === 6 ? [['-6'], ['nodad', 'preferred_lft', '0']] : [[], []];
  return {
    why,
    up: [shellCommand(['ip', ...family, 'address', 'replace', text, 'dev', device, ...flags])],
    down: [shellCommand(['ip', ...family, 'address', 'del', text, 'dev', device])],
    check: [shellCommand(['want_address', text, device])],
  };
}

const shows = (device: string): string => `${shellCommand(['ip', 'link', 'show', 'dev', device])} > /dev/null 2>&1`;
const setLink = (device: string, state: 'up' | 'down'): string => shellCommand(['ip', 'link', 'set', 'dev', device, state]);

/** A device that comes with a module of the kernel. */
export const moduleDevice = (device: string, module: string, why: string): Step => ({
  why,
  up: [`${shows(device)} || modprobe ${module}`, setLink(device, 'up')],
  down: [setLink(device, 'down')],
  check: [shellCommand(['want_up', device])],
});

/** A device of our own. */
export const ownDevice = (device: string, type: readonly string[], why: string): Step => ({
  why,
  up: [`${shows(device)} || ${shellCommand(['ip', 'link', 'add', 'name', device, 'type', ...type])}`, setLink(device, 'up')],
  down: [shellCommand(['ip', 'link', 'delete', 'dev', device])],
  check: [shellCommand(['want_up', device])],
});

/** A UDP port that takes packets in GUE. */
export function guePort(port: number, family: 4 | 6, why: string): Step {
  const [ip, entry] = family === 6 ? ['ip -6', `port ${port} gue -6`] : ['ip', `port ${port} gue`];
  return {
    why,
    up: ['ip fou show > /dev/null 2>&1 || modprobe fou', `has_gue '${entry}' || ${ip} fou add port ${port} gue`],
    down: [`${ip} fou del port ${port}`],
    check: [`want_gue '${entry}'`],
  };
}

/** A default route before all others. */
export function gateway(via: IPAddress, why: string): Step {
  const text = formatAddress(via);
  const { family } = via;
  const add = family === 4 ? `ip -4 route prepend default via ${text}` : `ip -6 route add default via ${text} metric 1`;
  return {
    why,
    up: [`if ! has_gateway ${family} ${text}; then`, `    ${add}`, `    keep gateway${family}`, 'fi'],
    down: [`if kept gateway${family}; then`, `    ip -${family} route del default via ${text}`, 'fi'],
    check: [`want_gateway ${family} ${text}`],
  };
}

/** What the config does not tell: nothing is done, and nobody shall miss that. */
export function open(what: string): Step {
  const line = shellCommand(['open', what]);
  return { why: '', up: [line], down: [], check: [line] };
}

/** Only looked at. */
export const look = (check: string, why: string): Step => ({ why, up: [], down: [], check: [check] });
