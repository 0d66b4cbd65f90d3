import assert from 'node:assert/strict';
import { scene } from '../harness/cursor.ts';

const pathAt = (fixture: string): string[] => {
  const { document, offset } = scene(fixture);
  return document.scopeAt(offset).path.map(({ name }) => name);
};

describe('where a place is', () => {
  it('inside blocks', () => {
    assert.deepEqual(pathAt('vrrp_instance A {\n  track_script {\n  |\n  }\n}\n'), ['vrrp_instance', 'track_script']);
    assert.deepEqual(pathAt('vrrp_instance A {\n  state MASTER\n}\n|\n'), []);
    assert.deepEqual(pathAt('virtual_server 10.0.0.1 80 { real_server 10.0.0.2 80 { | } }'), ['virtual_server', 'real_server']);
  });

  it('where a closing brace is missing, the next block of an outer level begins there', () => {
    assert.deepEqual(pathAt('vrrp_instance A {\n  state MASTER\nvrrp_instance B {\n  |\n}\n'), ['vrrp_instance']);
    const twice = 'virtual_server 10.0.0.1 80 {\n real_server 10.0.0.2 80 {\n real_server 10.0.0.3 80 {\n  |\n }\n}\n';
    assert.deepEqual(pathAt(twice), ['virtual_server', 'real_server']);
  });

  it('the brace may stand in the next line', () => {
    assert.deepEqual(pathAt('vrrp_instance A\n{\n  |\n}\n'), ['vrrp_instance']);
  });

  it('braces in quotes and comments are none', () => {
    assert.deepEqual(pathAt('vrrp_script a {\n script "{ echo }"\n # }\n ! }\n |\n}\n'), ['vrrp_script']);
  });

  it('behind a config id and a sequence', () => {
    assert.deepEqual(pathAt('@one vrrp_instance A {\n |\n}\n'), ['vrrp_instance']);
    assert.deepEqual(pathAt('~SEQ(i, 1, 3) virtual_server 10.0.0.$i 80 {\n |\n}\n'), ['virtual_server']);
  });

  it('an included file begins where it is included', () => {
    const { document } = scene({
      'keepalived.conf': 'vrrp_instance A {\n  include parts/*.conf\n}\n',
      'parts/a.conf': 'state MASTER\n|',
    });
    assert.deepEqual(
      document.outline.path.map(({ name }) => name),
      ['vrrp_instance'],
    );
    assert.equal(document.outline.items[0]?.keyword?.name, 'state');
  });

  it('files that include each other have an end', () => {
    const { document } = scene({ 'keepalived.conf': 'include a.conf\n', 'a.conf': 'include keepalived.conf\n|' });
    assert.deepEqual(document.outline.path, []);
  });
});
