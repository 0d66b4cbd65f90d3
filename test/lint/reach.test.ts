/** Which networks and routes rules about the network see in a config. */
import assert from 'node:assert/strict';
import { bind } from '../../grammar/bind.ts';
import { NEWEST } from '../../grammar/language/version.ts';
import { parseLines } from '../../grammar/parser.ts';
import { read } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import { networksOf, routesOf } from '../../server/lint/reach.ts';
import type { Config } from '../../server/lint/rule.ts';
import { factsOf } from '../../server/model/host-facts.ts';
import { buildModel } from '../../server/model/index.ts';

function configOf(text: string, host: readonly object[] | null = null): Config {
  const bound = bind(parseLines(read(new Source('a.conf', text), { version: NEWEST }).lines), NEWEST);
  return { version: NEWEST, bound, model: buildModel(bound, NEWEST).model, host: host && factsOf(host) };
}

const instance = (...vips: string[]): string =>
  `vrrp_instance V {\ninterface eth0\nvirtual_router_id 1\nvirtual_ipaddress {\n${vips.join('\n')}\n}\n}\n`;

describe('networks of a config', () => {
  it('come from virtual and static addresses and from the host, each once; a prefix of one host is none', () => {
    const config = configOf(
      `${instance('192.168.1.100/24', '192.168.1.101/24', '10.9.9.9', '2001:db8::100/64', '2001:db8::101/64')}static_ipaddress {\n10.0.0.5/8 dev eth1\n}\n`,
      [
        { ifname: 'lo', addr_info: [{ local: '127.0.0.1', prefixlen: 8 }] },
        { ifname: 'eth2', addr_info: [{ local: '172.16.0.1', prefixlen: 12 }] },
      ],
    );
    assert.deepEqual(
      networksOf(config).map(({ text }) => text),
      ['192.168.1.100/24', '10.0.0.5/8', 'the network of eth2'],
    );
    assert.deepEqual(
      networksOf(configOf(instance('2001:db8::100/64', '2001:db8::101/64', '2001:db8:0:1::1/64'))).map(({ text }) => text),
      ['2001:db8::100/64', '2001:db8:0:1::1/64'],
    );
  });

  it('routes are those of the main table that name a destination', () => {
    const config = configOf(
      `static_routes {
10.8.0.0/16 via 192.168.1.1 dev eth0
10.9.0.0/16 dev eth1
10.7.0.1 via 192.168.1.1
default via 192.168.1.1
10.6.0.0/16 via 192.168.1.1 table 100
local 203.0.113.0/24 dev lo
}
`,
    );
    assert.deepEqual(
      routesOf(config).map(({ destination: { prefix }, gateway, local }) => ({ prefix, gateway, local })),
      [
        { prefix: 16, gateway: '192.168.1.1', local: false },
        { prefix: 16, gateway: null, local: false },
        { prefix: 32, gateway: '192.168.1.1', local: false },
        { prefix: 24, gateway: null, local: true },
      ],
    );
  });
});
