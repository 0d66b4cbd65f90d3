import assert from 'node:assert/strict';
import { baseName, optionValue, runsShell, shellText } from '../../server/lint/shell.ts';

describe('commands', () => {
  it('are known by the last part of their path', () => {
    assert.equal(baseName('/usr/bin/curl'), 'curl');
    assert.equal(baseName('curl'), 'curl');
  });

  it('may give their words to a shell', () => {
    assert.equal(runsShell(['/usr/bin/timeout', '2', 'bash', '-c', 'x || y']), true);
    assert.equal(runsShell(['/etc/keepalived/check.sh', 'x']), false);
    assert.equal(shellText(['/bin/sh', '-ec', 'exit 0']), 'exit 0');
    assert.equal(shellText(['/bin/sh', '/etc/check.sh']), null);
    assert.equal(shellText(['/usr/bin/nc', '-c', 'x']), null);
  });

  it('have options with values beside or behind them', () => {
    assert.equal(optionValue(['-c', '3', 'host'], ['-c']), '3');
    assert.equal(optionValue(['-c3', 'host'], ['-c']), '3');
    assert.equal(optionValue(['--count=3'], ['-c', '--count']), '3');
    assert.equal(optionValue(['--color'], ['-c']), null);
    assert.equal(optionValue(['-c'], ['-c']), null);
  });
});
