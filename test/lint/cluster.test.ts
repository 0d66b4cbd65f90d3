/** Two healthy nodes, and what one slip in the second of them must be found as: one mistake, one finding. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NEWEST } from '../../grammar/language/version.ts';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { lintCluster, type ClusterFile } from '../../server/lint/cluster.ts';
import { outlooks } from '../../server/model/cluster/failures.ts';

const folder = path.join(path.dirname(import.meta.dirname), 'fixtures', 'cluster');
const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const NO_FILES = { read: () => ({ text: '' }), glob: (pattern: string) => [pattern] };

/** What only the nodes together show stands in the area of its own. */
function together(...files: Omit<ClusterFile, 'options'>[]) {
  const { cluster, results } = lintCluster(files.map((file) => ({ ...file, options: { keepalived: NEWEST, files: NO_FILES } })));
  const all = results.flatMap(({ findings }) => findings);
  return { cluster, all, findings: all.filter(({ rule }) => OF_CLUSTER.has(rule)) };
}

const OF_CLUSTER: ReadonlySet<string> = new Set(OWN_RULES.filter(({ area }) => area === 'cluster').map(({ id }) => id));

const nodes = (b: string, a = textOf('a.conf')) => together({ name: 'a.conf', text: a }, { name: 'b.conf', text: b });

/** The text with a slip in it; the slip must be possible. */
function slip(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `${String(from)} is not in the config`);
  return changed;
}

const SLIPS: readonly [what: string, from: string | RegExp, to: string, ...rules: string[]][] = [
  ['another VRID', 'virtual_router_id 61', 'virtual_router_id 63', 'vrid-differs'],
  ['another name', /outside/g, 'front'],
  ['another interface name', /interface eth0/, 'interface ens3'],
  ['an address that differs', '192.0.2.101/24', '192.0.2.111/24', 'vips-differ'],
  ['an address that is lost', '        192.0.2.101/24\n', '', 'vips-differ'],
  ['another prefix', '192.0.2.101/24', '192.0.2.101/25', 'vip-prefix-differs'],
  ['another password', 'q7Lm2xPd', 'q7Lm2xPb', 'authentication-differs'],
  ['a password that differs behind its eighth character', 'q7Lm2xPd', 'q7Lm2xPdX'],
  ['no authentication', / {4}authentication \{[^}]*\}\n/, '', 'authentication-differs'],
  ['another interval', 'advert_int 1', 'advert_int 2', 'advert-interval-differs'],
  ['another version', 'virtual_router_id 62', 'virtual_router_id 62\n    version 3', 'vrrp-version-differs'],
  ['multicast', / {4}unicast_src_ip[^}]*\}\n/, '', 'unicast-on-one-node'],
  ['the wrong peer', '        192.0.2.11\n', '        192.0.2.13\n', 'peer-missing'],
  ['the source of the other node', 'unicast_src_ip 192.0.2.12', 'unicast_src_ip 192.0.2.11', 'source-not-unique'],
  ['two MASTERs', 'state BACKUP', 'state MASTER', 'two-masters'],
  ['equal priorities', /priority 100/g, 'priority 150', 'equal-priority', 'equal-priority'],
  ['a small gap', /priority 100/g, 'priority 149', 'small-priority-gap', 'small-priority-gap'],
  ['a BACKUP above the MASTER', /priority 100/g, 'priority 200', 'backup-above-master', 'backup-above-master'],
  ['nopreempt on the lower node', 'priority 100', 'priority 100\n    nopreempt', 'nopreempt-on-lower'],
  ['no sync group', /vrrp_sync_group both \{[^]*?\n\}\n/, '', 'sync-group-differs'],
  ['the same router_id', 'router_id lb-b', 'router_id lb-a', 'router-id-equal'],
  ['no such instance', /vrrp_instance inside \{[^]*?\n\}\n/, '', 'instance-on-one-node'],
  ['no such service', /virtual_server [^]*$/, '', 'virtual-server-missing'],
  ['another real server', '10.0.0.12 80', '10.0.0.13 80', 'virtual-server-differs'],
  ['another service', '192.0.2.100 80', '192.0.2.101 80', 'virtual-server-missing'],
  ['another scheduler', 'lb_algo wlc', 'lb_algo rr', 'virtual-server-differs'],
  ['another daemon id', 'id 7', 'id 8', 'sync-daemon-differs'],
  ['no daemon', / {4}lvs_sync_daemon.*\n/, '', 'sync-daemon-differs'],
  ['comments and blanks', /\n/g, '\n  # so\n'],
];

describe('clusters', () => {
  it('two healthy nodes are fine', () => {
    const { findings, all } = nodes(textOf('b.conf'));
    const loud = all.filter(({ severity }) => severity !== 'hint' && severity !== 'info');
    assert.deepEqual([...loud, ...findings], []);
  });

  for (const [what, from, to, ...rules] of SLIPS) {
    it(`${what}: ${rules.length === 0 ? 'fine' : rules.join(', ')}`, () => {
      const { findings } = nodes(slip(textOf('b.conf'), from, to));
      assert.deepEqual(findings.map(({ rule }) => rule).sort(), rules.sort());
    });
  }

  it('the ids in one file are nodes, and no id is none', () => {
    const { cluster, findings } = together({ name: 'all.conf', text: idsFrom(textOf('a.conf'), textOf('b.conf')) });
    assert.deepEqual(
      cluster.nodes.map(({ name }) => name),
      ['a', 'b'],
    );
    assert.deepEqual(findings, []);
  });

  it('three nodes: the odd one out is the one that is told of', () => {
    const b = textOf('b.conf');
    const c = slip(slip(b, 'router_id lb-b', 'router_id lb-c'), /priority 100/g, 'priority 50');
    const apart = [slip(c, 'virtual_router_id 62', 'virtual_router_id 63'), textOf('a.conf'), b];
    const { findings } = together(...apart.map((text, index) => ({ name: `${index}.conf`, text })));
    const vrid = findings.filter(({ rule }) => rule === 'vrid-differs');
    assert.deepEqual(
      vrid.map(({ file }) => file),
      ['0.conf'],
    );
  });

  it('says who is master after each single failure', () => {
    const { cluster } = nodes(textOf('b.conf'));
    const told = outlooks(cluster).map(({ router, master, failures }): string[] => [
      router.members[0]?.instance.name ?? '',
      nameOf(master),
      ...failures.map((failure) => `${failure.tracker?.name ?? 'all'} of ${failure.node.name}: ${nameOf(failure.master)}`),
    ]);
    const rest = ['a.conf', 'all of a.conf: b.conf', 'eth0 of a.conf: b.conf', 'nginx of a.conf: b.conf', 'eth1 of a.conf: b.conf'];
    assert.deepEqual(told[0]?.slice(1, 6).sort(), [...rest].sort());
    assert.deepEqual(
      told[0].slice(6).filter((line) => !line.endsWith(': a.conf')),
      [],
    );
  });
});

const nameOf = (master: ReturnType<typeof outlooks>[number]['master']): string => (typeof master === 'object' ? master.node.name : master);

/** The lines of both nodes in one file: those that differ behind their id. */
function idsFrom(a: string, b: string): string {
  const [first, second] = [a.split('\n'), b.split('\n')];
  assert.equal(first.length, second.length);
  return first.flatMap((line, index) => (line === second[index] ? [line] : [`@a ${line}`, `@b ${second[index] ?? ''}`])).join('\n');
}
