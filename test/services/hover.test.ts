import assert from 'node:assert/strict';
import { hover, type ProjectOptions } from '../../server/services/index.ts';
import { PAIR, scene } from '../harness/cursor.ts';

function text(fixture: string, options: Partial<ProjectOptions> = {}): string {
  const { project, document, offset } = scene(fixture, options);
  return hover(project, document, offset)?.markdown ?? '';
}

describe('hover', () => {
  it('a keyword: what it is, what it takes, since when', () => {
    const page = text('vrrp_instance A {\n  virtual_rou|ter_id 51\n}\n');
    assert.match(page, /virtual_router_id <id>/);
    assert.match(page, /1 to 255/);
    assert.match(page, /since 1\.1\.0/);
  });

  it('covers the word', () => {
    const { project, document, offset, ranges } = scene('vrrp_instance A {\n  <|prio|rity|> 51\n}\n');
    const { start, end } = hover(project, document, offset) ?? {};
    assert.deepEqual([start, end], [ranges[0]?.start, ranges[0]?.end]);
  });

  it('says when the release does not know it', () => {
    assert.match(text('virtual_server 10.0.0.1 80 {\n  nat_m|ask 255.255.255.0\n}\n'), /2\.4\.3 no longer knows/);
    assert.match(text('global_defs {\n  vrrp_star|tup_delay 3\n}\n', { keepalived: '1.2.0' }), /1\.2\.0 does not know this word yet/);
  });

  it('a value: what it may be and what it means', () => {
    assert.match(text('vrrp_instance A {\n  advert_int 1|\n}\n'), /seconds/);
    assert.match(text('virtual_server 10.0.0.1 80 {\n  ip_family in|et\n}\n'), /IPv4/);
  });

  it('an address: its network', () => {
    const page = text('vrrp_instance A {\n  virtual_ipaddress {\n    10.1.2.3/2|2\n  }\n}\n');
    assert.match(page, /network 10\.1\.0\.0\/22 \(10\.1\.0\.0 to 10\.1\.3\.255\), netmask 255\.255\.252\.0/);
    assert.match(text('vrrp_instance A {\n  virtual_ipaddress {\n    2001:db8:0:1::5/6|4\n  }\n}\n'), /network 2001:db8:0:1::\/64/);
  });

  it('a name: where it is defined, how often it is used', () => {
    const page = text(PAIR.replace('        check\n', '        che|ck\n'));
    assert.match(page, /vrrp_script check.*keepalived\.conf:2.*used once/);
    assert.match(text('vrrp_instance A {\n  track_script {\n    no|ne\n  }\n}\n'), /no `vrrp_script` of this name/);
  });

  it('a macro: what it stands for', () => {
    assert.match(text(PAIR.replace('${VIP}/24', () => '${V|IP}/24')), /\$VIP.*defined in line 1.*10\.0\.0\.100/s);
    assert.match(text('$A=\\\n  one \\\n  two\n$|A\n'), /one\s+two/);
  });

  it('what is in effect after defaults', () => {
    assert.match(text(PAIR.replace('lvs_method DR', 'lvs_me|thod DR')), /In effect here: `DR`/);
    assert.match(
      text(
        'vrrp_instance A {\n  interface eth0\n  virtual_router_id 1\n  state MAS|TER\n  prio|rity 1\n virtual_ipaddress {\n 10.0.0.1\n }\n}\n',
      ),
      /In effect here: `1`/,
    );
  });

  it('an option', () => {
    assert.match(text('vrrp_instance A {\n  virtual_ipaddress {\n    10.0.0.1 d|ev eth0\n  }\n}\n'), /dev/);
  });

  it('nothing in comments, blanks, unknown words', () => {
    assert.equal(text('# virtual_rou|ter_id\n'), '');
    assert.equal(text('vrrp_instance A {\n   |   \n}\n'), '');
    assert.equal(text('what_|ever 3\n'), '');
  });
});
