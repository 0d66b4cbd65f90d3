import assert from 'node:assert/strict';
import { decode } from '../../server/cli/decode.ts';
import { filesOnDisk } from '../../server/cli/files.ts';
import { claimsOf, compare, saidOf, show } from './compare.ts';
import { fixtures, FIXTURES, VALUE_FIXTURES, type Fixture } from './fixtures.ts';
import { Keepalived } from './keepalived.ts';
import type { Verdict } from './verdict.ts';

const ALL = [FIXTURES, VALUE_FIXTURES].flatMap((directory) => fixtures(directory));

describe('fixtures, against the keepalived that is installed', () => {
  let keepalived: Keepalived | null = null;
  const verdicts = new Map<Fixture, Verdict>();

  before(async function () {
    this.timeout(300_000);
    keepalived = Keepalived.open({ why: (reason) => console.log(`      left out: the fixtures against a live keepalived (${reason})`) });
    if (keepalived === null) return this.skip();
    const { version } = keepalived;
    console.log(`      keepalived ${version}`);
    const asked = keepalived;
    await Promise.all(
      ALL.map(async (fixture) => {
        verdicts.set(fixture, await asked.ask({ text: fixture.bytes, file: fixture.file }));
      }),
    );
  });

  after(() => keepalived?.close());

  for (const fixture of ALL) {
    it(fixture.name, () => {
      const verdict = verdicts.get(fixture);
      if (keepalived === null || verdict === undefined) throw new Error('not asked');
      const claims = claimsOf(decode(fixture.bytes), keepalived.version, fixture.file, filesOnDisk('/'));
      const difference = compare(saidOf(verdict), claims);
      assert.equal(difference, null, `kalint and keepalived ${keepalived.version} do not agree:\n${show(verdict, claims)}`);
    });
  }
});
