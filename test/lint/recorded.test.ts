/** What `keepalived -t` said of the fixtures of `test/oracle`, as recorded: needs no keepalived. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { decode } from '../../server/cli/decode.ts';
import { filesOnDisk } from '../../server/cli/files.ts';
import { lintText } from '../../server/lint/engine.ts';
import { claimsOf, compare } from '../oracle/compare.ts';
import { fixtures, recorded, saidAsRecorded, VALUE_FIXTURES, type Fixture, type Recorded } from '../oracle/fixtures.ts';

const RELEASES = ['2.2.7', '2.4.3'];

const recordOf = ({ name }: Fixture, version: string): Recorded | undefined => recorded(version)[name];

/** What kalint and a release say differently, as a line; none: they agree. */
function differenceOf(fixture: Fixture, record: Recorded | undefined, version: string): string[] {
  if (record === undefined) return [`${fixture.name}: not recorded; KEEPALIVED=… npx tsx test/oracle/record.ts`];
  const difference = compare(saidAsRecorded(record), claimsOf(decode(fixture.bytes), version, fixture.file, filesOnDisk('/')));
  if (difference === null) return [];
  const { missing, extra, verdict } = difference;
  const lines = `keepalived only ${missing.join(' ') || '-'}, kalint only ${extra.join(' ') || '-'}`;
  return [`${fixture.name}: ${lines}${verdict ? ' (one is silent)' : ''}`];
}

const isNoisy = ({ lines, loose, hostLines, hostLoose }: Recorded): boolean =>
  lines.length > 0 || loose > 0 || (hostLines?.length ?? 0) > 0 || (hostLoose ?? 0) > 0;
const isQuiet = ({ lines, loose, status }: Recorded): boolean => lines.length === 0 && loose === 0 && status < 100;

describe('fixtures, against what keepalived said', () => {
  const areas = new Map<string, Fixture[]>();
  for (const fixture of fixtures()) areas.set(path.dirname(fixture.name), [...(areas.get(path.dirname(fixture.name)) ?? []), fixture]);

  it('are many: one mistake each, and a healthy twin', () => {
    const names = new Set(fixtures().map(({ name }) => name));
    const lonely = [...names].filter(
      (name) => !names.has(name.endsWith('.ok.conf') ? name.replace(/\.ok\.conf$/, '.conf') : name.replace(/\.conf$/, '.ok.conf')),
    );
    assert.deepEqual(lonely, []);
    assert.ok(names.size >= 800, `${names.size} fixtures`);
  });

  for (const version of RELEASES) {
    for (const [area, members] of areas) {
      it(`${area}, ${version}`, () => {
        const differing = members.flatMap((fixture) => differenceOf(fixture, recordOf(fixture, version), version));
        assert.deepEqual(differing, []);
      });
    }

    it(`words, line by line, ${version}`, () => {
      const records = recorded(`${version}-values`);
      const differing = fixtures(VALUE_FIXTURES).flatMap((fixture) => differenceOf(fixture, records[fixture.name], version));
      assert.deepEqual(differing, []);
    });
  }

  it('healthy ones are silent (in a release that has their keywords)', () => {
    const noisy = fixtures().filter(
      (fixture) => fixture.healthy && !RELEASES.some((version) => isQuiet(recordOf(fixture, version) ?? SILENT)),
    );
    assert.deepEqual(
      noisy.map(({ name }) => name),
      [],
    );
  });

  it('the others are reported in at least one release, or found by kalint alone', () => {
    const unnoticed = fixtures().filter((fixture) => {
      if (fixture.healthy) return false;
      const reported = RELEASES.some((version) => {
        const record = recordOf(fixture, version);
        return record !== undefined && (isNoisy(record) || !isQuiet(record));
      });
      if (!fixture.kalintOnly) return !reported;
      return reported || !RELEASES.some((version) => isFound(fixture, version));
    });
    assert.deepEqual(
      unnoticed.map(({ name }) => name),
      [],
    );
  });
});

const SILENT: Recorded = { status: 0, lines: [], loose: 0 };

const isFound = ({ bytes, file }: Fixture, version: string): boolean =>
  lintText(file, decode(bytes), { keepalived: version, ids: [''], files: filesOnDisk('/') }).findings.length > 0;
