import assert from 'node:assert/strict';
import { distance, nearest, onlyNearest, orList } from '../../grammar/nearest.ts';

describe('did you mean', () => {
  it('counts swapped neighbours as one mistake, and other case as half of one', () => {
    assert.equal(distance('abcd', 'abcd', 3), 0);
    assert.equal(distance('abcd', 'abdc', 3), 1);
    assert.equal(distance('dr', 'DR', 3), 0.5);
    assert.equal(distance('interface', 'interfaces', 3), 1);
    assert.ok(distance('abc', 'xyzxyz', 2) > 2);
  });

  it('finds what is near, the nearest first, and nothing that is far', () => {
    assert.deepEqual(nearest('priorty', ['state', 'priority', 'proxy']), ['priority']);
    assert.deepEqual(nearest('foo', ['virtual_router_id']), []);
    assert.deepEqual(nearest('retri', ['retry', 'return']), ['retry']);
  });

  it('orders what is equally near by the alphabet, shows three, and leaves out what is farther by more than one letter', () => {
    assert.deepEqual(nearest('abcdef', ['abcdez', 'abcdeb', 'abcdea', 'abcdeg']), ['abcdea', 'abcdeb', 'abcdeg']);
    assert.deepEqual(nearest('abcdef', ['xxcdef', 'abcdex']), ['abcdex', 'xxcdef']);
    assert.deepEqual(nearest('abcdefghi', ['xxxdefghi', 'abcdefghx']), ['abcdefghx']);
    assert.deepEqual(nearest('abcdef', ['abcdef', 'abcdeg']), ['abcdeg'], 'the word itself is no help');
    assert.deepEqual(nearest('ab', ['ax', 'xy']), ['ax']);
    assert.deepEqual(nearest('abcdefghijklmnop', ['abcdefghijklxxxx']), [], 'never more than three letters');
  });

  it('counts each letter once', () => {
    assert.equal(distance('kitten', 'sitting', 9), 3);
    assert.equal(distance('sitting', 'kitten', 9), 3);
    assert.equal(distance('', 'abc', 9), 3);
    assert.equal(distance('Abc', 'abx', 9), 1.5);
    assert.equal(distance('abab', 'baba', 9), 2);
    assert.equal(distance('aab', 'baa', 9), 2);
    assert.equal(distance('ca', 'abc', 9), 3);
  });

  it('is sure only where one word is nearest', () => {
    assert.equal(onlyNearest('virtual_adress', ['virtual_address', 'virtual_route']), 'virtual_address');
    assert.equal(onlyNearest('notify_x', ['notify_a', 'notify_b']), null);
  });

  it('writes lists', () => {
    assert.equal(orList(['a']), "'a'");
    assert.equal(orList(['a', 'b', 'c']), "'a', 'b' or 'c'");
  });
});
