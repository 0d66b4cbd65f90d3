import assert from 'node:assert/strict';
import { completion, pageOf, type CompletionItem, type CompletionOptions, type ProjectOptions } from '../../server/services/index.ts';
import { applied, scene } from '../harness/cursor.ts';

const OPTIONS: CompletionOptions = { snippets: true, indent: '\t' };

function items(
  fixture: string | Readonly<Record<string, string>>,
  options: Partial<CompletionOptions> = {},
  project: Partial<ProjectOptions> = {},
): readonly CompletionItem[] {
  const it = scene(fixture, project);
  return completion(it.project, it.document, it.offset, { ...OPTIONS, ...options });
}

const labels = (...given: Parameters<typeof items>): string[] => items(...given).map(({ label }) => label);

/** The text after an item was taken. */
function taken(fixture: string, label: string, options: Partial<CompletionOptions> = {}): string {
  const it = scene(fixture);
  const item = completion(it.project, it.document, it.offset, { ...OPTIONS, ...options }).find((found) => found.label === label);
  assert.ok(item !== undefined, `${label} is offered`);
  return applied(it.document.text, [{ ...item.replaces, text: item.insert }]);
}

describe('completion of keywords', () => {
  it('offers those of the block, and only those', () => {
    const top = labels('|');
    assert.ok(top.includes('vrrp_instance') && top.includes('virtual_server') && top.includes('global_defs'));
    assert.ok(!top.includes('virtual_router_id'));
    const inside = labels('vrrp_instance A {\n  |\n}\n');
    assert.ok(inside.includes('virtual_router_id') && inside.includes('track_script'));
    assert.ok(!inside.includes('real_server') && !inside.includes('vrrp_instance'));
  });

  it('leaves out what is there and would only replace the first, not what may come again', () => {
    const inside = labels('virtual_server 10.0.0.1 80 {\n  delay_loop 6\n  real_server 10.0.0.2 80 {\n  }\n  |\n}\n');
    assert.ok(!inside.includes('delay_loop'));
    assert.ok(inside.includes('real_server'));
  });

  it('still offers the word that is being written', () => {
    assert.ok(labels('vrrp_instance A {\n  stat|\n}\n').includes('state'));
    assert.ok(labels('vrrp_instance A {\n  state|\n}\n').includes('state'));
  });

  it('goes by the release', () => {
    const old = labels('virtual_server 10.0.0.1 80 {\n |\n}\n', {}, { keepalived: '1.2.0' });
    assert.ok(old.includes('nat_mask'));
    const now = labels('virtual_server 10.0.0.1 80 {\n |\n}\n');
    assert.ok(!now.includes('nat_mask') && now.includes('quorum'));
  });

  it('replaces the word under the cursor, with a snippet for its arguments', () => {
    assert.equal(taken('vrrp_instance A {\n  virtual_r|\n}\n', 'virtual_router_id'), 'vrrp_instance A {\n  virtual_router_id ${1:id}\n}\n');
    assert.match(taken('vrrp_instance A {\n  st|\n}\n', 'state'), /state \$\{1\|MASTER,BACKUP\|\}/);
    assert.match(taken('|', 'vrrp_instance'), /^vrrp_instance \$\{1:\w+\} \{\n\tvirtual_router_id \$\{2:id\}\n\t\$0\n\}$/);
  });

  it('gives plain words where the editor has no snippets, or arguments are there already', () => {
    assert.equal(taken('vrrp_i|', 'vrrp_instance', { snippets: false }), 'vrrp_instance');
    assert.equal(taken('vrrp_instance A {\n  pri| 100\n}\n', 'priority'), 'vrrp_instance A {\n  priority 100\n}\n');
  });

  it('has a page for each', () => {
    for (const { page } of items('vrrp_instance A {\n  |\n}\n')) assert.ok(page !== undefined && pageOf(page)?.includes(page.name));
    assert.equal(pageOf({ path: ['nowhere'], name: 'state' }), null);
  });

  it('offers nothing in comments', () => {
    assert.deepEqual(labels('vrrp_instance A {\n  # st|\n}\n'), []);
    assert.deepEqual(labels('vrrp_instance A {\n  state MASTER ! st|\n}\n'), []);
  });
});

describe('completion of values', () => {
  it('words of a list', () => {
    assert.deepEqual(labels('vrrp_instance A {\n  state |\n}\n'), ['MASTER', 'BACKUP']);
    assert.deepEqual(labels('vrrp_instance A {\n  state BA|\n}\n'), ['MASTER', 'BACKUP']);
    assert.ok(labels('virtual_server 10.0.0.1 80 {\n  lvs_sched |\n}\n').includes('wrr'));
  });

  it('names that the config defines', () => {
    const config = 'vrrp_script chk {\n}\nvrrp_script other {\n}\nvrrp_instance A {\n  track_script {\n    |\n  }\n}\n';
    assert.deepEqual(labels(config), ['chk', 'other']);
    const group = 'vrrp_instance A {\n}\nvrrp_instance B {\n}\nvrrp_sync_group G {\n  group {\n    A |\n  }\n}\n';
    assert.deepEqual(labels(group), ['B']);
    assert.deepEqual(labels('virtual_server_group web {\n}\nvirtual_server group |{\n}\n'), ['web']);
  });

  it('interfaces that it names, and options', () => {
    const config =
      'vrrp_instance A {\n  interface eth0\n  track_interface {\n    eth7\n  }\n  virtual_ipaddress {\n    10.0.0.1/24 dev |\n  }\n}\n';
    assert.deepEqual(labels(config), ['eth0', 'eth7']);
    const options = labels('vrrp_instance A {\n  virtual_ipaddress {\n    10.0.0.1/24 dev eth0 |\n  }\n}\n');
    assert.ok(options.includes('label') && !options.includes('dev'));
  });

  it('addresses that are there', () => {
    const config = 'vrrp_instance A {\n  interface eth0\n  virtual_ipaddress {\n    10.0.0.1/24\n  }\n}\nvirtual_server |\n';
    assert.ok(labels(config).includes('10.0.0.1'));
  });

  it('definitions', () => {
    assert.ok(labels('$NET=10.0.0\nvirtual_server $N|\n').includes('$NET'));
    assert.equal(taken('$NET=10.0.0\nvirtual_server ${N|}\n', '${NET}').split('\n')[1], 'virtual_server ${NET}');
    assert.equal(taken('$NET=10.0.0\nvirtual_server $N|.1\n', '${NET}').split('\n')[1], 'virtual_server ${NET}.1');
    assert.ok(labels('virtual_server $|\n').includes('${_PWD}'));
  });

  it('paths behind include', () => {
    const list = (directory: string) =>
      directory === '/etc/keepalived/conf.d'
        ? [
            { name: 'a.conf', isDirectory: false },
            { name: 'sub', isDirectory: true },
          ]
        : [];
    assert.deepEqual(labels('include conf.d/|\n', { list }), ['a.conf', 'sub/']);
    assert.deepEqual(labels('include |\n', { list }), []);
  });
});
