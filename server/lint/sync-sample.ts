/** A sync group of two instances, for samples to spoil. */
interface Sides {
  /** How the group names its second member; default: without marks. */
  readonly member?: string;
  /** The lines of either instance that differ between samples, without what all of them have. */
  readonly inside?: Lines;
  readonly outside?: Lines;
}

interface Lines {
  /** '' leaves the line out. */
  readonly state?: string;
  readonly priority?: string;
  readonly more?: string;
}

export const syncPair = ({ member = 'outside', inside = {}, outside = {} }: Sides = {}): string => `
vrrp_sync_group both {
    group {
        inside
        ${member}
    }
}
${instance('inside', 'eth0', 51, '192.168.1.100/24', inside)}
${instance('outside', 'eth1', 52, '203.0.113.100/24', outside)}
`;

function instance(
  name: string,
  on: string,
  vrid: number,
  vip: string,
  { state = 'state BACKUP', priority = 'priority 100', more = '' }: Lines,
): string {
  const own = [state, `interface ${on}`, `virtual_router_id ${vrid}`, priority, more].filter((line) => line !== '');
  return `vrrp_instance ${name} {\n${own.map((line) => `    ${line}\n`).join('')}    virtual_ipaddress {\n        ${vip}\n    }\n}`;
}
