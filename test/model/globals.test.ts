/** What global settings come to: keepalived's effective values. */
import assert from 'node:assert/strict';
import { bind } from '../../grammar/bind.ts';
import { parseLines } from '../../grammar/parser.ts';
import { read } from '../../grammar/reader.ts';
import { Source } from '../../grammar/source.ts';
import type { Globals } from '../../server/model/globals.ts';
import { buildModel } from '../../server/model/index.ts';

function globals(lines: string, version = '2.4.3'): Globals {
  const { lines: logical } = read(new Source('a.conf', lines), { version });
  return buildModel(bind(parseLines(logical), version), version).model.globals;
}

const inside = (...lines: string[]): string => `global_defs {\n${lines.join('\n')}\n}\n`;

describe('the global settings', () => {
  it('are the defaults of keepalived where nothing is said', () => {
    const { vrrp, garp, defaultInterface, lvsSyncDaemon, nftables } = globals('');
    assert.equal(vrrp.version.value, 2);
    assert.equal(vrrp.version.from, null);
    assert.equal(garp.masterDelay.value, 5);
    assert.equal(garp.lowerPrioRepeat.value, null);
    assert.equal(defaultInterface.value, 'eth0');
    assert.deepEqual([lvsSyncDaemon, nftables], [null, null]);
  });

  it('come from all blocks; what is refused changes nothing', () => {
    const { vrrp, garp, dynamicInterfaces, allowIfChanges } = globals(
      inside('vrrp_version 3', 'vrrp_garp_master_repeat 0') + inside('vrrp_version 4', 'dynamic_interfaces allow_if_changes'),
    );
    assert.equal(vrrp.version.value, 3);
    assert.equal(vrrp.version.from?.line.at, 2);
    assert.equal(garp.masterRepeat.value, 1);
    assert.ok(dynamicInterfaces.value && allowIfChanges.value);
  });

  it('know which of two statements counts', () => {
    const { lvsSyncDaemon, notifyFifo, startupScript } = globals(
      inside('lvs_sync_daemon eth1 inst VI_1 id 7 ttl 300', 'notify_fifo /a', 'startup_script ""') +
        inside('lvs_sync_daemon eth2', 'notify_fifo /b', 'startup_script "/c d" root'),
    );
    assert.deepEqual([lvsSyncDaemon?.interface, lvsSyncDaemon?.instance, lvsSyncDaemon?.id, lvsSyncDaemon?.ttl], ['eth1', 'VI_1', 7, null]);
    assert.equal(notifyFifo.fifo?.path, '/a');
    assert.deepEqual([startupScript?.words, startupScript?.user], [['/c', 'd'], 'root']);
  });

  it('depend on the order where keepalived does', () => {
    const before = globals(inside('nftables_priority 7', 'nftables')).nftables;
    const after = globals(inside('nftables', 'nftables_priority 7')).nftables;
    assert.deepEqual([before?.priority.value, after?.priority.value], [-1, 7]);
    const { garp } = globals(inside('vrrp_garp_master_delay 5', 'vrrp_min_garp', 'vrrp_garp_master_repeat 3'));
    assert.deepEqual([garp.masterDelay.value, garp.masterRepeat.value], [0, 3]);
  });

  it('read switches as the release does', () => {
    assert.equal(globals(inside('vrrp_strict off'), '2.2.7').vrrp.strict.value, true);
    assert.equal(globals(inside('vrrp_strict off'), '2.4.3').vrrp.strict.value, false);
  });
});
