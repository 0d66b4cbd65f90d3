/** What keepalived said on a host that kalint knows, as recorded: needs no keepalived. */
import assert from 'node:assert/strict';
import { decode } from '../../server/cli/decode.ts';
import { filesOnDisk } from '../../server/cli/files.ts';
import { lintText } from '../../server/lint/engine.ts';
import { claimsOf, compare } from '../oracle/compare.ts';
import { fixtures, HOST_FIXTURES, recorded, recordedHost, saidAsRecorded } from '../oracle/fixtures.ts';

const RELEASES = ['2.2.7', '2.4.3'];
const all = fixtures(HOST_FIXTURES);

describe('fixtures about a known host, against what keepalived said', () => {
  const host = recordedHost();

  for (const version of RELEASES) {
    const said = recorded(`${version}-host`);

    for (const { name, file, bytes } of all) {
      it(`${name}, ${version}`, () => {
        const record = said[name];
        assert.ok(record, 'not recorded; KEEPALIVED=… npx tsx test/oracle/record.ts');
        const claims = claimsOf(decode(bytes), version, file, filesOnDisk('/'), host);
        assert.equal(compare(saidAsRecorded(record), claims), null);
      });
    }
  }

  it('each is told in at least one release, and its twin in none', () => {
    const isTold = (name: string, version: string): boolean => {
      const record = recorded(`${version}-host`)[name];
      return record !== undefined && (record.lines.length > 0 || record.loose > 0);
    };
    const wrong = all.filter(({ name, healthy }) => RELEASES.some((version) => isTold(name, version)) === healthy);
    assert.deepEqual(
      wrong.map(({ name }) => name),
      [],
    );
  });

  it('without facts, what a config names is there', () => {
    const { findings } = lintText(
      'a.conf',
      'vrrp_instance A {\n  interface eth9\n  virtual_router_id 1\n  virtual_ipaddress {\n    192.0.2.1/24\n  }\n}\n',
      {
        keepalived: '2.4.3',
        files: filesOnDisk('/'),
      },
    );
    assert.deepEqual(
      findings.filter(({ source }) => source === 'keepalived'),
      [],
    );
  });
});
