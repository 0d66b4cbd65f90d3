/** What a table alone does not tell: what keepalived corrects, and what it needs besides. */
import assert from 'node:assert/strict';
import { restore } from '../../server/lower/index.ts';
import { lowered, virtualServer } from './lowered.ts';

const notesOf = (config: string): string =>
  lowered(config)
    .notes.map(({ message, place }) => `${place.source.lineOf(place.start)}: ${message}`)
    .join('\n');

describe('notes', () => {
  it('tell what keepalived fills in', () => {
    const notes = notesOf('virtual_server 10.0.0.1 80 {\nreal_server 10.0.0.2 80 {\n}\n}\n');
    assert.match(notes, /^1: .*keepalived makes this a UDP service/m);
    assert.match(notes, /^1: .*keepalived takes 'wlc'/m);
    assert.match(notes, /^1: .*keepalived takes NAT/m);
  });

  it('tell what it corrects and drops', () => {
    const notes = notesOf(virtualServer('quorum 5', 'real_server 10.0.0.2 8080 {', '}', 'real_server 10.0.0.2 8080 {', '}'));
    assert.match(notes, /^5: A quorum of 5 .* cuts it down to 1\./m);
    assert.match(notes, /^6: DR cannot change the port/m);
    assert.match(notes, /^8: The real server '10\.0\.0\.2 8080' is in this virtual server already/m);
  });

  it('say nothing of a config that keepalived takes as it is', () => {
    assert.equal(notesOf(virtualServer('real_server 10.0.0.2 80 {', '}')), '');
  });

  it('tell once why a virtual server is ignored', () => {
    const notes = notesOf('virtual_server 10.0.0.1 80 {\nprotocol TCP\n}\n');
    assert.match(notes, /^1: It has no real_server: keepalived ignores .*$/);
  });

  it('name the rule that a firewall mark needs', () => {
    const config = (family: string) =>
      `virtual_server fwmark 7 {\nlvs_sched rr\nlvs_method DR\nip_family ${family}\nreal_server ${family === 'inet' ? '10.0.0.2' : '2001:db8::2'} {\n}\n}\n`;
    assert.match(notesOf(config('inet')), /nft add rule inet mangle prerouting ip daddr ADDRESS tcp dport PORT meta mark set 7$/m);
    assert.match(notesOf(config('inet6')), / ip6 daddr ADDRESS /);
  });

  it('tell where keepalived never gets any further', () => {
    const group = 'virtual_server_group G {\n10.0.7.250-10.0.8.1 80\n}\n';
    const server = 'virtual_server group G {\nprotocol TCP\nlvs_sched rr\nlvs_method DR\nreal_server 10.0.0.2 80 {\n}\n}\n';
    assert.match(notesOf(group + server), /^2: keepalived never comes to the end of '10\.0\.7\.250-10\.0\.8\.1'/m);
    assert.doesNotMatch(notesOf(`global_defs {\nnftables_ipvs\n}\n${group}${server}`), /never/);
  });
});

describe('a running keepalived', () => {
  it('takes the digits in front of garbage, also in the heads of blocks', () => {
    const config = `virtual_server_group G {\n10.0.0.1-3x 80-85\n}\nvirtual_server group G {
protocol TCP\nlvs_sched rr\nlvs_method NAT\nreal_server 10.0.0.8 8080x {\nweight 5x\n}\n}
virtual_server fwmark 4x {\nlvs_sched rr\nlvs_method NAT\nreal_server 10.0.0.8 80 {\n}\n}\n`;
    const services = [1, 2, 3].map((last) => `-A -t 10.0.0.${last}:80 -s rr\n-a -t 10.0.0.${last}:80 -r 10.0.0.8:8080 -m -w 5\n`);
    assert.equal(restore(lowered(config)), `${services.join('')}-A -f 4 -s rr\n-a -f 4 -r 10.0.0.8:80 -m -w 1\n`);
  });
});
