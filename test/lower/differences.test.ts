/** `--diff`: what would make a live table the one that a config implies. */
import assert from 'node:assert/strict';
import { differences, restore, repairRules } from '../../server/lower/index.ts';
import { readTable } from '../../server/lower/lift-read.ts';
import { Random } from '../harness/random.ts';
import { randomConfig } from '../kernel/random-config.ts';
import { lowered, virtualServer } from './lowered.ts';

const CONFIG = virtualServer(
  'persistence_timeout 50',
  'real_server 10.0.0.2 80 {',
  'weight 5',
  'uthreshold 10',
  '}',
  'real_server 10.0.0.3 80 {',
  '}',
);

const repairs = (config: string, live: string): string => {
  const { table, problems } = readTable(live);
  assert.deepEqual(problems, []);
  return repairRules(differences(lowered(config), table));
};

const LIVE = `-A -t 10.0.0.1:80 -s rr -p 50
-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 5
-a -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 1
`;

describe('a live table and a config', () => {
  it('equal: thresholds are not known from ipvsadm -S, and the order does not matter', () => {
    assert.equal(repairs(CONFIG, LIVE), '');
    const [first = '', second = '', third = ''] = LIVE.split('\n');
    assert.equal(repairs(CONFIG, `${first}\n${third}\n${second}\n`), '');
  });

  it('a listing with counters is as good', () => {
    const listing = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
TCP  10.0.0.1:80 rr persistent 50
  -> 10.0.0.2:80                  Route   5      17         2000
  -> 10.0.0.3:80                  Route   1      0          1
`;
    assert.equal(repairs(CONFIG, listing), '');
  });

  it('thresholds that are known count', () => {
    assert.equal(repairs(CONFIG, LIVE.replace('-w 5', '-w 5 -x 10')), '');
    assert.equal(repairs(CONFIG, LIVE.replace('-w 5', '-w 5 -x 11')), '-e -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 5 -x 10\n');
  });

  it('missing, surplus, changed', () => {
    const live = `-A -u 10.0.0.9:53 -s rr
-A -t 10.0.0.1:80 -s wlc -p 50
-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 4
-a -t 10.0.0.1:80 -r 10.0.0.4:80 -g -w 1
`;
    assert.equal(
      repairs(CONFIG, live),
      `-D -u 10.0.0.9:53
-E -t 10.0.0.1:80 -s rr -p 50
-d -t 10.0.0.1:80 -r 10.0.0.4:80
-e -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 5 -x 10
-a -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 1
`,
    );
  });

  it('what ipvsadm does not tell apart is no difference', () => {
    const config = virtualServer('lvs_sched sh', 'flag-3', 'real_server 10.0.0.2 80 {', '}');
    assert.equal(repairs(config, '-A -t 10.0.0.1:80 -s sh -b \n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1\n'), '');
    const mark = 'virtual_server fwmark 4294967295 {\nlvs_sched rr\nlvs_method NAT\nreal_server 10.0.0.2 80 {\n}\n}\n';
    assert.equal(repairs(mark, '-A -f -1 -s rr\n-a -f -1 -r 10.0.0.2:80 -m -w 1\n'), '');
  });

  it('repairs lead from any table to any other', () => {
    for (let index = 0; index < 150; index++) {
      const [from, to] = [2 * index, 2 * index + 1].map((number) => lowered(randomConfig(Random.forCase(5, number)))) as [
        ReturnType<typeof lowered>,
        ReturnType<typeof lowered>,
      ];
      const before = restore(from);
      const repaired = readTable(before + repairRules(differences(to, readTable(before).table)));
      assert.deepEqual(repaired.problems, []);
      assert.deepEqual(differences(to, repaired.table), [], `case ${index}`);
      assert.equal(repaired.table.services.length, to.services.length);
    }
  });
});
