import assert from 'node:assert/strict';
import { runCli, withFiles } from '../harness/cli.ts';

const TEXT = 'global_defs {\n  router_id x\n  nosuch\n  vrrp_garp_master_delay 1 2\n  lvs_flush\n}\n';

const call = (...argv: string[]) => withFiles({ 'k.conf': TEXT }, (cwd) => runCli([...argv, 'k.conf'], { cwd }));

describe('--rule', () => {
  it('changes how bad a rule is, and takes it away', async () => {
    assert.match((await call()).stdout, /: error: .*\[unknown-keyword\]/);
    assert.match((await call('--rule', 'unknown-keyword=warning')).stdout, /: warning: .*\[unknown-keyword\]/);
    const off = await call('--rule', 'unknown-keyword=hint', '--rule', 'unknown-keyword=off');
    assert.doesNotMatch(off.stdout, /unknown-keyword/);
    assert.equal(off.code, 0);
  });

  const wrong: Record<string, RegExp> = {
    'unknown-keywrod=off': /--rule: there is no rule 'unknown-keywrod'; did you mean 'unknown-keyword'\?/,
    'unknown-keyword=of': /--rule: 'of' is none of error, warning, info, hint, off; did you mean 'off'\?/,
    'unknown-keyword': /--rule: 'unknown-keyword' is not of the form ID=LEVEL/,
  };
  for (const [given, says] of Object.entries(wrong)) {
    it(`refuses ${given}`, async () => {
      const { code, stderr } = await call('--rule', given);
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
  }
});

describe('--max-warnings', () => {
  const warn = ['--rule', 'unknown-keyword=warning'];

  it('fails when there are more, whatever is shown of them', async () => {
    const { stdout } = await call(...warn);
    const warnings = stdout.split('\n').filter((line) => line.includes(': warning: ')).length;
    assert.ok(warnings > 0);
    const enough = await call(...warn, '--max-warnings', String(warnings));
    assert.deepEqual([enough.code, enough.stderr], [0, '']);
    for (const more of [[], ['--quiet']]) {
      const tooMany = await call(...warn, ...more, '--max-warnings', String(warnings - 1));
      assert.deepEqual([tooMany.code, tooMany.stderr], [1, `kalint: ${warnings} warnings, but --max-warnings allows ${warnings - 1}\n`]);
    }
  });

  it('wants a number', async () => assert.equal((await call('--max-warnings', 'few')).code, 2));
});

describe('comments that turn rules off', () => {
  it('count in every format and for the exit code', () =>
    withFiles({ 'k.conf': 'global_defs {\n  nosuch # kalint-disable-line unknown-keyword -- test\n}\n' }, async (cwd) => {
      for (const format of ['pretty', 'gcc', 'json', 'sarif', 'junit']) {
        const { code, stdout } = await runCli(['--format', format, 'k.conf'], { cwd });
        assert.equal(code, 0);
        assert.doesNotMatch(stdout, /unknown-keyword/);
      }
    }));
});
