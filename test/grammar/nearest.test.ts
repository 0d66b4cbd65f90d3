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

  it('is sure only where one word is nearest', () => {
    assert.equal(onlyNearest('virtual_adress', ['virtual_address', 'virtual_route']), 'virtual_address');
    assert.equal(onlyNearest('notify_x', ['notify_a', 'notify_b']), null);
  });

  it('writes lists', () => {
    assert.equal(orList(['a']), "'a'");
    assert.equal(orList(['a', 'b', 'c']), "'a', 'b' or 'c'");
  });
});
