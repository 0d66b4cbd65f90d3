import assert from 'node:assert/strict';
import { parseAddress, splitPrefix } from '../../grammar/values/inet.ts';
import {
  contains,
  endOfNetwork,
  isSameNetwork,
  isSingleHost,
  keyOfNetwork,
  nameOfNetwork,
  NetworkMap,
  type Network,
} from '../../server/lint/networks.ts';

function network(text: string): Network {
  const { address, prefix } = splitPrefix(text);
  const parsed = parseAddress(address);
  assert.ok(parsed !== null);
  return { address: parsed, prefix: Number(prefix) };
}
const address = (text: string) => network(`${text}/0`).address;

describe('networks', () => {
  it('hold the addresses that share their prefix', () => {
    assert.equal(contains(network('10.1.2.3/22'), address('10.1.0.0')), true);
    assert.equal(contains(network('10.1.2.3/22'), address('10.1.4.0')), false);
    assert.equal(contains(network('0.0.0.0/0'), address('255.255.255.255')), true);
    assert.equal(contains(network('192.168.1.1/32'), address('192.168.1.1')), true);
    assert.equal(contains(network('2001:db8:0:8000::/49'), address('2001:db8:0:ffff::1')), true);
    assert.equal(contains(network('2001:db8:0:8000::/49'), address('2001:db8:0:7fff::1')), false);
    assert.equal(contains(network('::/0'), address('10.0.0.1')), false);
    assert.equal(contains(network('0.0.0.0/0'), address('::1')), false);
  });

  it('are equal whatever their host bits are', () => {
    for (const [one, other, same] of [
      ['10.0.0.1/24', '10.0.0.200/24', true],
      ['10.0.0.1/24', '10.0.0.200/25', false],
      ['10.0.0.1/24', '10.0.1.1/24', false],
      ['2001:db8::1/63', '2001:db8:0:1::1/63', true],
      ['2001:db8::1/64', '2001:db8:0:1::1/64', false],
    ] as const) {
      assert.equal(isSameNetwork(network(one), network(other)), same, `${one} ${other}`);
      assert.equal(keyOfNetwork(network(one)) === keyOfNetwork(network(other)), same, `${one} ${other}`);
    }
  });

  it('have a first and a last address that are no ones', () => {
    assert.equal(endOfNetwork(network('10.0.0.0/8')), 'first');
    assert.equal(endOfNetwork(network('10.255.255.255/8')), 'last');
    assert.equal(endOfNetwork(network('10.0.0.255/8')), null);
    assert.equal(endOfNetwork(network('10.0.0.1/31')), null);
    assert.equal(endOfNetwork(network('2001:db8::/64')), null);
  });

  it('have names', () => {
    assert.equal(nameOfNetwork(network('203.0.113.77/26')), '203.0.113.64/26');
    assert.equal(isSingleHost(network('203.0.113.77/32')), true);
    assert.equal(isSingleHost(network('::1/64')), false);
  });

  it('are found around an address', () => {
    const map = new NetworkMap<string>();
    map.set(network('10.0.0.0/8'), 'wide');
    map.set(network('10.1.2.0/24'), 'narrow');
    assert.equal(map.get(network('10.200.0.1/8')), 'wide');
    assert.equal(map.around(address('10.1.2.3'), 24), 'wide');
    assert.equal(map.around(address('10.1.2.3'), 8), undefined);
    assert.equal(map.around(address('11.1.2.3')), undefined);
    assert.equal(map.around(address('::10.1.2.3')), undefined);
  });
});
