/** The formats that other programs read: over an example as they are, and over the worst that a config can hold. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formatsPlugin from 'ajv-formats';
import type * as Sarif from 'sarif';
import { Source } from '../../grammar/source.ts';
import { FORMATS, isDocument, reporterFor, type Format } from '../../server/cli/report/index.ts';
import type { Report } from '../../server/cli/report/report.ts';
import type { Finding } from '../../server/lint/finding.ts';
import { runCli } from '../harness/cli.ts';
import { assertExpected } from '../harness/expected.ts';
import { fuzzing, Random } from '../harness/random.ts';
import { parseXml, type XmlElement } from '../harness/xml.ts';
import { hostileReport } from './hostile.ts';
import { sarifSchema } from './sarif-schema.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(path.dirname(here));

const print = async (format: Format, report: Report): Promise<string> =>
  (await reporterFor(format))(report, { color: false, columns: 80, quiet: false });

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: true });
formatsPlugin.default(ajv);
const isSarif = ajv.compile(sarifSchema);

function parseSarif(text: string): Sarif.Log {
  const log: unknown = JSON.parse(text);
  assert.ok(isSarif(log), ajv.errorsText(isSarif.errors));
  officialCheck?.(log);
  return log as Sarif.Log;
}

/** Against the schema of OASIS, where a copy of it is given. */
const officialCheck = official(process.env['SARIF_SCHEMA']);

function official(file: string | undefined): ((log: unknown) => void) | undefined {
  if (file === undefined) return undefined;
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  assert.ok($schema !== undefined && id !== undefined);
  const isValid = ajv.compile(schema);
  return (log) => assert.ok(isValid(log), ajv.errorsText(isValid.errors));
}

const TEXT = 'virtual_server 10.0.0.1 80 {\n    nat_mask 255\n    nat_mask 255\n    real_server 10.0.0.2 80 {\n    }\n}\n';

const finding = (more: Partial<Finding> = {}): Finding => ({
  file: 'a.conf',
  start: 33,
  end: 41,
  rule: 'removed-keyword',
  source: 'keepalived',
  severity: 'error',
  message: "'nat_mask' is gone.",
  block: ['virtual_server 10.0.0.1 80'],
  related: [{ file: 'a.conf', start: 0, end: 14, message: 'In here.' }],
  fixes: [{ title: 'Remove the line', safe: true, edits: [{ file: 'a.conf', start: 29, end: 46, text: '' }] }],
  ...more,
});

const reportOf = (text: string, ...findings: Finding[]): Report => ({
  keepalived: '2.4.3',
  files: [...new Set(['a.conf', ...findings.map(({ file }) => file)])],
  findings,
  sources: new Map(['a.conf', ...findings.map(({ file }) => file)].map((file) => [file, new Source(file, text)])),
  cwd: '/work',
});

const elements = (element: XmlElement, name: string): XmlElement[] => [
  ...element.children.filter((child) => child.name === name),
  ...element.children.flatMap((child) => elements(child, name)),
];

describe('formats for programs', () => {
  for (const format of FORMATS) {
    it(`${format}: an example`, async () => {
      const { stdout } = await runCli(['--format', format, '--color', 'never', 'examples/broken.conf', 'examples/dr.conf'], { cwd: root });
      assertExpected(path.join(here, 'expected', `broken.${format}`), stdout);
    });

    it(`${format}: ${isDocument(format) ? 'a whole document' : 'nothing'} where nothing could be read`, async () => {
      const { code, stdout } = await runCli(['--format', format, '/nowhere/a.conf']);
      assert.equal(code, 3);
      assert.equal(stdout !== '', isDocument(format));
    });
  }

  const { seed, count } = fuzzing(5, 400);

  /** What each format must be, whatever the report. */
  const sound: Record<Format, (text: string, report: Report) => void> = {
    pretty: () => undefined,
    gcc: () => undefined,
    json: (text, { findings }) => {
      assert.equal((JSON.parse(text) as { diagnostics: unknown[] }).diagnostics.length, findings.length);
    },
    sarif: (text, { findings }) => {
      const [run] = parseSarif(text).runs;
      assert.equal(run?.results?.length, findings.length);
      for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
    },
    github: (text, { findings }) => {
      const lines = text.split('\n').slice(0, -1);
      assert.equal(lines.length, findings.length);
      for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=[^,:]*(?:,\w+=[^,:]*)*::/);
    },
    gitlab: (text, { findings }) => {
      const issues = JSON.parse(text) as { fingerprint: string }[];
      assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, findings.length);
    },
    checkstyle: (text, { findings }) => assert.equal(elements(parseXml(text), 'error').length, findings.length),
    junit: (text, { findings }) => {
      const failures = elements(parseXml(text), 'failure').length;
      assert.equal(failures, findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length);
    },
  };
  for (const format of FORMATS) {
    it(`${format}: sound and harmless to a terminal over ${count} hostile reports (seed ${seed})`, async () => {
      for (let index = 0; index < count; index++) {
        const report = hostileReport(Random.forCase(seed, index));
        const text = await print(format, report);
        assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u, `case ${index}`);
        sound[format](text, report);
      }
    });
  }
});

describe('sarif', () => {
  it('has rules with help, the exact place, related places and fixes', async () => {
    const [run] = parseSarif(await print('sarif', reportOf(TEXT, finding()))).runs;
    const [result] = run?.results ?? [];
    const artifactLocation = { uri: 'a.conf', uriBaseId: '%SRCROOT%' };
    assert.match(run?.tool.driver.rules?.[0]?.help?.markdown ?? '', /^# removed-keyword\n/);
    assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
      artifactLocation,
      region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 13 },
    });
    assert.equal(result.relatedLocations?.[0]?.message?.text, 'In here.');
    assert.deepEqual(result.fixes?.[0]?.artifactChanges, [
      { artifactLocation, replacements: [{ deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 } }] },
    ]);
  });

  it('tells findings apart by what they are about, not by their line', async () => {
    const prints = async (text: string, ...findings: Finding[]) =>
      parseSarif(await print('sarif', reportOf(text, ...findings))).runs[0]?.results?.map(
        (result) => result.partialFingerprints?.['kalint/v1'],
      );
    const [first, second] = (await prints(TEXT, finding(), finding({ start: 50, end: 58 }))) ?? [];
    assert.notEqual(first, second);
    assert.deepEqual(await prints(`\n\n${TEXT}`, finding({ start: 35, end: 43 })), [first]);
    assert.notDeepEqual(await prints(TEXT, finding({ rule: 'bad-port' })), [first]);
    assert.notDeepEqual(await prints(TEXT, finding({ file: 'b.conf' })), [first]);
  });

  it('writes file names as URIs', async () => {
    const uri = async (file: string) =>
      parseSarif(await print('sarif', reportOf(TEXT, finding({ file })))).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation
        ?.artifactLocation;
    assert.deepEqual(await uri('/work/x/a b%.conf'), { uri: 'x/a%20b%25.conf', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(await uri('/etc/最.conf'), { uri: 'file:///etc/%E6%9C%80.conf' });
    assert.deepEqual(await uri('./c:d#e?.conf'), { uri: 'c%3Ad%23e%3F.conf', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(await uri('caf\udce9'), { uri: 'caf%E9', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(await uri('<stdin>'), { uri: '%3Cstdin%3E', uriBaseId: '%SRCROOT%' });
  });

  it('leaves out a fix whose text is no Unicode', async () => {
    const fixes = [{ title: 'x', safe: true, edits: [{ file: 'a.conf', start: 0, end: 1, text: 'caf\udce9' }] }];
    assert.equal(parseSarif(await print('sarif', reportOf(TEXT, finding({ fixes })))).runs[0]?.results?.[0]?.fixes, undefined);
  });
});

describe('github', () => {
  it('escapes what its commands are made of', async () => {
    const nasty = finding({ file: 'a,b:c%.conf', message: '100% of it\nis: gone, all.', severity: 'hint' });
    assert.equal(
      await print('github', reportOf(TEXT, nasty)),
      '::notice file=a%2Cb%3Ac%25.conf,line=2,col=5,endColumn=12,title=removed-keyword::100%25 of it is: gone, all.%0Ahelp: Remove the line\n',
    );
  });

  it('leaves columns out where the range goes over lines', async () => {
    assert.match(await print('github', reportOf(TEXT, finding({ end: 60 }))), /^::error file=a\.conf,line=2,endLine=3,title=/);
  });
});

describe('gitlab', () => {
  it('has its own levels', async () => {
    const findings = (['error', 'warning', 'info', 'hint'] as const).map((severity) => finding({ severity }));
    const issues = JSON.parse(await print('gitlab', reportOf(TEXT, ...findings))) as { severity: string; location: unknown }[];
    assert.deepEqual(
      issues.map(({ severity }) => severity),
      ['critical', 'major', 'minor', 'info'],
    );
    assert.deepEqual(issues[0]?.location, { path: 'a.conf', lines: { begin: 2, end: 2 } });
  });
});

describe('XML formats', () => {
  it('keep text as it is where XML can hold it', async () => {
    const message = `<a & "b" 'c'> ]]> 最 😀`;
    const [error] = elements(parseXml(await print('checkstyle', reportOf(TEXT, finding({ message })))), 'error');
    assert.equal(error?.attributes['message'], message);
    const [failure] = elements(parseXml(await print('junit', reportOf(TEXT, finding({ message })))), 'failure');
    assert.equal(failure?.attributes['message'], `2: ${message}`);
  });

  it('show what XML forbids', async () => {
    const [error] = elements(parseXml(await print('checkstyle', reportOf(TEXT, finding({ message: 'a\0b\x1bc\udce9d\uffffe' })))), 'error');
    assert.equal(error?.attributes['message'], 'a␀b␛c<0xE9>d\ufffde');
  });

  it('junit: only errors and warnings fail', async () => {
    const whole = parseXml(
      await print('junit', reportOf(TEXT, finding(), finding({ severity: 'warning' }), finding({ severity: 'info' }))),
    );
    assert.deepEqual([whole.attributes['tests'], whole.attributes['failures']], ['1', '2']);
    assert.match(elements(whole, 'system-out')[0]?.text ?? '', /^a\.conf:2:5: info: /);
  });

  it('junit: a file without a finding passes', async () => {
    const [testcase] = elements(parseXml(await print('junit', reportOf(TEXT))), 'testcase');
    assert.deepEqual([testcase?.attributes['name'], testcase?.children], ['a.conf', []]);
  });
});
