import assert from 'node:assert/strict';
import { runCli, withFiles } from '../harness/cli.ts';

const service = (head: string, server: string): string =>
  `virtual_server ${head} {\n  protocol TCP\n  lvs_sched rr\n  lvs_method DR\n  real_server ${server} {\n  }\n}\n`;
const GOOD = service('10.0.0.1 80', '10.0.1.1 80') + service('10.0.0.1 81', '10.0.1.2 81');
const MARK = 'virtual_server fwmark 5 {\n  lvs_sched rr\n  lvs_method DR\n  real_server 10.0.1.1 {\n  }\n}\n';

describe('kalint realserver', () => {
  it('prints a script for all hosts', () =>
    withFiles({ 'a.conf': GOOD }, async (cwd) => {
      const { code, stdout, stderr } = await runCli(['realserver', 'a.conf'], { cwd });
      assert.equal(code, 0);
      assert.equal(stderr, '');
      assert.match(stdout, /^#!\/bin\/sh\n# .* by a\.conf\./);
      assert.match(stdout, /^# HOST is one of: director 10\.0\.1\.1 10\.0\.1\.2$/m);
      assert.match(stdout, /^# DR for 10\.0\.0\.1 81 \(a\.conf:12\)$/m);
    }));

  it('prints it for the hosts that are named', () =>
    withFiles({ 'a.conf': GOOD }, async (cwd) => {
      const { stdout } = await runCli(['realserver', '--for', '10.0.1.2', 'a.conf'], { cwd });
      assert.match(stdout, /^# HOST is one of: 10\.0\.1\.2$/m);
      assert.doesNotMatch(stdout, /10\.0\.1\.1/);
      const { code, stderr } = await runCli(['realserver', '--for', '10.0.1.3', 'a.conf'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /there is no host '10\.0\.1\.3'; there is director, 10\.0\.1\.1, 10\.0\.1\.2$/m);
    }));

  it('says what the config does not tell, and takes it from the call', async () => {
    const { code, stderr } = await runCli(['realserver', '-'], { stdin: MARK });
    assert.equal(code, 0);
    assert.match(stderr, /^kalint: 10\.0\.1\.1: .* Name each with --vip 5=ADDRESS\.$/m);
    const { stdout, ...more } = await runCli(['realserver', '--vip', '5=10.0.0.1', '--vip', '5=10.0.0.2', '-'], { stdin: MARK });
    assert.deepEqual(more, { code: 0, stderr: '' });
    for (const vip of ['10.0.0.1', '10.0.0.2']) assert.ok(stdout.includes(`    ip address replace ${vip}/32 dev lo\n`));
    const nat = GOOD.replaceAll('DR', 'NAT');
    assert.match((await runCli(['realserver', '--gateway', '10.0.1.254', '-'], { stdin: nat })).stdout, /default via 10\.0\.1\.254$/m);
  });

  it('exits 1 where the config has errors, and prints what holds all the same', async () => {
    const { code, stdout, stderr } = await runCli(['realserver', '-'], { stdin: `${GOOD}oops\n` });
    assert.equal(code, 1);
    assert.match(stdout, /^# HOST is one of/m);
    assert.match(stderr, /^<stdin>:15:1: error: .*\[unknown-keyword\]$/m);
  });

  for (const argv of [['--vip', '5'], ['--vip', '5=here'], ['--gateway', 'router'], ['--gateway', 'fe80::1'], ['--for'], ['a', 'b'], []]) {
    it(`refuses: realserver ${argv.join(' ')}`, () =>
      withFiles({ a: GOOD, b: GOOD }, async (cwd) => {
        assert.equal((await runCli(['realserver', ...argv], { cwd })).code, 2);
      }));
  }

  it('exits 3 where the file cannot be read', async () => {
    assert.equal((await runCli(['realserver', '/nowhere/a.conf'])).code, 3);
  });
});
