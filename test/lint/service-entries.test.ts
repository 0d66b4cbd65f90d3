/** Which virtual servers meet in the table of the kernel. */
import assert from 'node:assert/strict';
import { bind } from '../../grammar/bind.ts';
import { NEWEST } from '../../grammar/language/version.ts';
import { parseLines } from '../../grammar/parser.ts';
import { read } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import { entriesOf, overlaps } from '../../server/lint/service-entries.ts';
import { buildModel } from '../../server/model/index.ts';

function pairsOf(family: 4 | 6, ...lines: string[]): string[][] {
  const server = family === 4 ? '10.0.0.1' : '2001:db8:9::1';
  const text = `virtual_server_group g {\n${lines.join('\n')}\n}\nvirtual_server group g {\nprotocol TCP\nlb_algo rr\nlb_kind NAT\nreal_server ${server} 80 {\n}\n}\n`;
  const bound = bind(parseLines(read(new Source('a.conf', text), { version: NEWEST }).lines), NEWEST);
  const { virtualServers } = buildModel(bound, NEWEST).model.lvs;
  assert.equal(virtualServers.length, 1);
  return overlaps(virtualServers.flatMap(entriesOf)).map((pair) => pair.map((entry) => entry.text));
}

describe('entries of virtual servers', () => {
  it('meet where ranges of one port do', () => {
    assert.deepEqual(pairsOf(4, '10.1.0.1-9 80', '10.1.0.9-12 80', '10.1.0.5 443', '10.1.0.13 80'), [['10.1.0.1-9', '10.1.0.9-12']]);
  });

  it('meet with the range that reaches furthest, not only with the neighbour', () => {
    assert.deepEqual(pairsOf(4, '10.1.0.1-200 80', '10.1.0.5 80', '10.1.0.7 80'), [
      ['10.1.0.1-200', '10.1.0.5'],
      ['10.1.0.1-200', '10.1.0.7'],
    ]);
  });

  it('of IPv6 count the last group alone, and that goes round', () => {
    assert.deepEqual(pairsOf(6, '2001:db8::fffe-2001:db8::1:3 80', '2001:db8::2 80', '2001:db8:1::2 80'), [
      ['2001:db8::fffe-2001:db8::1:3', '2001:db8::2'],
    ]);
  });

  it('firewall marks meet by number and family', () => {
    assert.deepEqual(pairsOf(4, '10.1.0.1 80', 'fwmark 5', 'fwmark 6', 'fwmark 5 inet'), [['fwmark 5', 'fwmark 5']]);
  });
});
