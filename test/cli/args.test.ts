import assert from 'node:assert/strict';
import { parseCall } from '../../server/cli/args.ts';
import { choice, text, toggle } from '../../server/cli/option-kinds.ts';
import { define, keepalived } from '../../server/cli/options.ts';
import { UsageError } from '../../server/cli/usage-error.ts';

const table = {
  keepalived,
  define,
  id: text('NAME', 'an id'),
  format: choice('NAME', ['pretty', 'gcc', 'json'], undefined, 'a format'),
  quiet: toggle('less', 'q'),
};

const parse = (...argv: string[]) => parseCall(argv, table);

const refuses = (message: string, ...argv: string[]) =>
  assert.throws(
    () => parse(...argv),
    (error) => {
      assert.ok(error instanceof UsageError);
      assert.equal(error.message, message);
      return true;
    },
  );

describe('arguments', () => {
  it('has the initial values where nothing is given', () => {
    const { options, operands } = parse();
    assert.deepEqual(operands, []);
    assert.deepEqual(options, { keepalived: '2.4.3', define: new Map(), id: undefined, format: undefined, quiet: false });
  });

  it('takes values after a blank or =, options and files in any order', () => {
    const { options, operands } = parse('a.conf', '--format', 'json', '-q', '--id=blue', '--', '--odd.conf');
    assert.deepEqual(operands, ['a.conf', '--odd.conf']);
    assert.deepEqual([options.format, options.quiet, options.id], ['json', true, 'blue']);
  });

  it('knows - as a file, and an empty id', () => {
    assert.deepEqual(parse('-').operands, ['-']);
    assert.equal(parse('--id', '').options.id, '');
    assert.equal(parse('--id=').options.id, '');
  });

  it('takes the last of several, and all of what may be repeated', () => {
    assert.equal(parse('--id', 'a', '--id', 'b').options.id, 'b');
    const { define } = parse('--define', 'A=1', '--define', 'B=x=y', '--define', 'A=2').options;
    assert.deepEqual(
      [...define],
      [
        ['A', '2'],
        ['B', 'x=y'],
      ],
    );
  });

  it('reads releases', () => {
    assert.equal(parse('--keepalived', '2.2.7').options.keepalived, '2.2.7');
    assert.equal(parse('--keepalived', 'v2.0.20').options.keepalived, '2.0.20');
    refuses("--keepalived: 'new' is not a release; write three numbers, like 2.2.7", '--keepalived', 'new');
    refuses('--keepalived: kalint knows releases up to 2.4.3; leave it out to judge by that one', '--keepalived', '3.0.0');
    refuses('--keepalived: 1.0.3 is older than 1.1.0, the first release that kalint knows', '--keepalived', '1.0.3');
  });

  it('names the option that was meant', () => {
    refuses("unknown option '--formt'; did you mean '--format'?", '--formt', 'json');
    refuses("unknown option '--zzz'", '--zzz');
    refuses("unknown option '-z'", '-z');
    refuses("unknown option '--constructor'", '--constructor');
  });

  it('says what is wrong with a value', () => {
    refuses("--format: 'jsn' is none of pretty, gcc, json; did you mean 'json'?", '--format', 'jsn');
    refuses('--format needs a value: --format NAME', '--format');
    refuses('--quiet takes no value', '--quiet=yes');
    refuses("--define: 'A' is not of the form NAME=VALUE", '--define', 'A');
  });
});
