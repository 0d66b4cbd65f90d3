import assert from 'node:assert/strict';
import { everyKeyword } from '../../grammar/language/index.ts';
import { RULES } from '../../server/lint/rules.ts';
import { runCli } from '../harness/cli.ts';

const explain = (...words: string[]) => runCli(['explain', ...words], { columns: 80 });

describe('kalint explain', () => {
  it('knows rules', async () => {
    const { code, stdout } = await explain('out-of-range');
    assert.equal(code, 0);
    assert.match(stdout, /^# out-of-range\n\nA number outside/);
  });

  it('knows keywords, in every block or in the one that is named', async () => {
    const everywhere = await explain('weight');
    const inOne = await explain('real_server', 'weight');
    assert.equal(everywhere.code, 0);
    assert.ok(everywhere.stdout.length > inOne.stdout.length);
    assert.match(inOne.stdout, /virtual_server > real_server/);
    assert.doesNotMatch(inOne.stdout, /vrrp_script/);
  });

  it('wraps at the width of the terminal', async () => {
    const { stdout } = await explain('advert_int');
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80 || !line.includes(' '), line);
  });

  it('has a page for everything', async () => {
    const words = new Set([...RULES.map(({ id }) => id), ...Array.from(everyKeyword(), ({ keyword }) => keyword.name)]);
    for (const word of words) assert.equal((await explain(word)).code, 0, word);
  });

  it('says what could have been meant', async () => {
    assert.match((await explain('advert_innt')).stderr, /did you mean 'advert_int'\?/);
    assert.match(
      (await explain('virtual_server', 'advert_int')).stderr,
      /'advert_int' does not stand in virtual_server, but in vrrp_instance/,
    );
    assert.deepEqual([(await explain()).code, (await explain('zzzzzz')).code], [2, 2]);
  });
});
