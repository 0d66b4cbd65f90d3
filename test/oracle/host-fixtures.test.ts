import assert from 'node:assert/strict';
import { decode } from '../../server/cli/decode.ts';
import { filesOnDisk } from '../../server/cli/files.ts';
import type { HostFacts } from '../../server/model/host.ts';
import { factsOf } from '../../server/model/host-facts.ts';
import { claimsOf, compare, saidOf, show } from './compare.ts';
import { fixtures, HOST_FIXTURES } from './fixtures.ts';
import { Keepalived } from './keepalived.ts';
import { KNOWN_HOST } from './known-host.ts';

describe('fixtures about a known host, against the keepalived that is installed', () => {
  let keepalived: Keepalived | null = null;
  let host: HostFacts | undefined;

  before(async function () {
    this.timeout(60_000);
    keepalived = Keepalived.open({
      setup: KNOWN_HOST,
      why: (reason) => console.log(`      left out: the fixtures about a known host (${reason})`),
    });
    if (keepalived === null) return this.skip();
    host = factsOf(JSON.parse(await keepalived.facts()));
  });

  after(() => keepalived?.close());

  for (const fixture of fixtures(HOST_FIXTURES)) {
    it(fixture.name, async () => {
      assert.ok(keepalived);
      const verdict = await keepalived.ask({ text: fixture.bytes, file: fixture.file });
      const claims = claimsOf(decode(fixture.bytes), keepalived.version, fixture.file, filesOnDisk('/'), host);
      const difference = compare(saidOf(verdict), claims);
      assert.equal(difference, null, `kalint and keepalived ${keepalived.version} do not agree:\n${show(verdict, claims)}`);
    });
  }
});
