import assert from 'node:assert/strict';
import { environment, readEnvFile } from '../../server/cli/environment.ts';
import { UsageError } from '../../server/cli/usage-error.ts';
import { withFiles } from '../harness/cli.ts';

const read = (text: string) => Object.fromEntries(readEnvFile(text, 'env'));

describe('values for ${_ENV NAME}', () => {
  it('come from lines NAME=VALUE', () => {
    assert.deepEqual(read('# a comment\n; another\n\nA=1\n  B = two words \nexport C=3\r\nD=\n'), {
      A: '1',
      B: 'two words',
      C: '3',
      D: '',
    });
  });

  it('may be quoted and continued', () => {
    assert.deepEqual(read(`A="x \\"y\\" 'z'"\nB='$a "b" \\n'\nC=a\\ b"c d"'e'\nD=one \\\ntwo\nE=end\\\\\n`), {
      A: `x "y" 'z'`,
      B: '$a "b" \\n',
      C: 'a bc de',
      D: 'one two',
      E: 'end\\',
    });
  });

  it('are refused with the line where they are none', () => {
    assert.throws(() => read('A=1\nB C\n'), new UsageError('--env-file: env:2: this line is not of the form NAME=VALUE'));
  });

  it('of --define go over those of --env-file, and later files over earlier', () =>
    withFiles({ one: 'A=1\nB=1\nC=1\n', two: 'B=2\nC=2\n' }, (directory) => {
      const values = environment(new Map([['C', '3']]), ['one', 'two'], directory);
      assert.deepEqual(Object.fromEntries(values ?? []), { A: '1', B: '2', C: '3' });
    }));

  it('are none where none are given', () => assert.equal(environment(new Map(), [], '/'), undefined));

  it('need a file that is there', () => {
    assert.throws(() => environment(new Map(), ['nothing'], '/'), new UsageError('--env-file: nothing: there is no such file'));
  });
});
