import assert from 'node:assert/strict';
import { globsMatch } from '../../server/cli/config-globs.ts';
import { runCli, withFiles, type Outcome, type World } from '../harness/cli.ts';

const BAD = 'global_defs {\n    router_idd lb1\n}\n';
const GOOD = 'global_defs {\n    router_id lb1\n}\n';

const OFF = JSON.stringify({ rules: { 'unknown-keyword': 'off' } });

/** Runs in a directory with these files; what is on the terminal is of no interest. */
const inFiles = (files: Record<string, string>, argv: readonly string[], world: World = {}): Promise<Outcome> =>
  withFiles(files, (cwd) => runCli(argv, { cwd, ...world }));

describe('config files', () => {
  const places: Record<string, Record<string, string>> = {
    '.kalintrc.json': { '.kalintrc.json': OFF },
    '.kalintrc.yaml': { '.kalintrc.yaml': '# generated\nrules:\n  unknown-keyword: off\n' },
    'kalint.config.json': { 'kalint.config.json': OFF },
    'package.json': { 'package.json': `{"name": "x", "kalint": ${OFF}}` },
    'a directory above': { '../.kalintrc.json': OFF },
  };
  for (const [place, files] of Object.entries(places)) {
    it(`are found: ${place}`, async () => {
      const moved = Object.fromEntries(Object.entries(files).map(([name, text]) => [`a/${name}`.replace('a/../', ''), text]));
      const { code, stdout, stderr } = await inFiles({ ...moved, 'a/b/k.conf': BAD }, ['a/b/k.conf']);
      assert.deepEqual([code, stdout, stderr], [0, '', '']);
    });
  }

  it('are found for standard input by its name', async () => {
    const files = { 'a/.kalintrc.json': OFF };
    assert.equal((await inFiles(files, ['--stdin-filename', 'a/k.conf', '-'], { stdin: BAD })).code, 0);
    assert.equal((await inFiles(files, ['--stdin-filename', 'b/k.conf', '-'], { stdin: BAD })).code, 1);
  });

  it('the nearest one counts alone', async () => {
    const files = { '.kalintrc.json': OFF, 'a/.kalintrc.json': '{}', 'a/k.conf': BAD, 'k.conf': BAD };
    assert.match((await inFiles(files, ['a/k.conf', 'k.conf'])).stdout, /^a\/k\.conf:2:5: .*\n$/);
  });

  it('a package.json that says nothing to us is passed by, even a broken one', async () => {
    const files = {
      '.kalintrc.json': OFF,
      'a/package.json': '{"name": "x",}',
      'a/b/package.json': '{"name": "kalint"}',
      'a/b/k.conf': BAD,
    };
    assert.equal((await inFiles(files, ['a/b/k.conf'])).code, 0);
  });

  it('--config names one for all files', async () => {
    const files = { '.kalintrc.json': '{}', 'x/strict.yaml': 'failOn: never', 'k.conf': BAD };
    assert.equal((await inFiles(files, ['--config', 'x/strict.yaml', 'k.conf'])).code, 0);
    const missing = await inFiles(files, ['--config', 'nowhere.json', 'k.conf']);
    assert.deepEqual([missing.code, missing.stderr.split('\n')[0]], [2, 'kalint: nowhere.json: there is no such file']);
    const silent = await inFiles({ ...files, 'package.json': '{}' }, ['--config', 'package.json', 'k.conf']);
    assert.deepEqual([silent.code, silent.stderr.split('\n')[0]], [2, "kalint: package.json has no key 'kalint'"]);
  });

  it('build on others, which may be of another kind', async () => {
    const files = {
      '.kalintrc.json': '{"extends": ["base/a.yaml", "base/b.json"], "rules": {"unknown-keyword": "info"}}',
      'base/a.yaml': 'extends: c.json\nkeepalived: 2.2.7\n',
      'base/b.json': '{"failOn": "info"}',
      'base/c.json': '{"keepalived": "2.0.20"}',
      'k.conf': BAD,
    };
    const { code, stdout } = await inFiles(files, ['--format', 'json', 'k.conf']);
    const { keepalived, diagnostics } = JSON.parse(stdout) as { keepalived: string; diagnostics: { severity: string }[] };
    assert.deepEqual([code, keepalived, diagnostics.map(({ severity }) => severity)], [1, '2.2.7', ['info']]);
  });

  it('options of the call go over them', async () => {
    const config = JSON.stringify({
      keepalived: '2.2.7',
      failOn: 'never',
      id: 'two',
      env: { WORD: 'no', OTHER: 'x' },
      rules: { 'unknown-keyword': 'off' },
    });
    const files = { '.kalintrc.json': config, 'k.conf': `@one nosuch\n@two \${_ENV WORD}\n${GOOD}` };
    const call = [
      '--format',
      'json',
      '--keepalived',
      '2.4.0',
      '--fail-on',
      'hint',
      '--rule',
      'unknown-keyword=warning',
      '--id',
      'one',
      'k.conf',
    ];
    assert.equal((await inFiles(files, call)).code, 2);
    const { code, stdout } = await inFiles(
      files,
      call.map((word) => (word === 'hint' ? 'warning' : word)),
    );
    const { keepalived, diagnostics } = JSON.parse(stdout) as { keepalived: string; diagnostics: { line: number; severity: string }[] };
    assert.deepEqual([code, keepalived], [1, '2.4.0']);
    assert.deepEqual(diagnostics.map(({ line, severity }) => [line, severity]), [[1, 'warning']]); // prettier-ignore
  });

  it('name the facts about a host, from where they stand', async () => {
    const facts = JSON.stringify([{ ifname: 'eth9', addr_info: [] }]);
    const text = 'vrrp_instance V {\n interface eth0\n virtual_router_id 1\n virtual_ipaddress {\n  192.0.2.1/24\n }\n}\n';
    const files = { 'a/.kalintrc.json': '{"host": "facts/h.json"}', 'a/facts/h.json': facts, 'a/k.conf': text, 'k.conf': text };
    const { stdout } = await inFiles(files, ['--format', 'json', 'a/k.conf', 'k.conf']);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string; host?: true }[] };
    const ofHost = diagnostics.filter(({ host }) => host).map(({ file }) => file);
    assert.deepEqual([...new Set(ofHost)], ['a/k.conf']);
    const missing = await inFiles({ ...files, 'a/.kalintrc.json': '{"host": "no.json"}' }, ['a/k.conf']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /no\.json: there is no such file/);
  });

  it('overrides are for the files that they name; several releases are told', async () => {
    const config = JSON.stringify({ overrides: [{ files: ['old/**'], keepalived: '2.2.7', failOn: 'never' }] });
    const files = { '.kalintrc.json': config, 'old/k.conf': BAD, 'k.conf': GOOD };
    const { code, stdout } = await inFiles(files, ['--format', 'json', 'k.conf', 'old/k.conf']);
    const { keepalived, releases } = JSON.parse(stdout) as { keepalived: string; releases: object };
    assert.deepEqual([code, keepalived, releases], [0, '2.4.3', { 'k.conf': '2.4.3', 'old/k.conf': '2.2.7' }]);
    const pretty = await inFiles(files, ['--format', 'pretty', 'k.conf', 'old/k.conf']);
    assert.match(pretty.stdout, /judged as keepalived 2\.4\.3 and 2\.2\.7 reads it\.$/m);
  });

  it('say what to ignore, also where it is named', async () => {
    const files = { '.kalintrc.json': '{"ignore": ["old", "*.in.conf"]}', 'old/deep/k.conf': BAD, 'a.in.conf': BAD, 'k.conf': GOOD };
    const { code, stdout, stderr } = await inFiles(files, ['old/deep/k.conf', 'a.in.conf', 'k.conf']);
    assert.deepEqual([code, stdout], [0, '']);
    assert.equal(stderr, ['old/deep/k.conf', 'a.in.conf'].map((name) => `kalint: ${name}: not linted, as its config file says\n`).join(''));
    const { stdout: json } = await inFiles({ ...files, 'old/keepalived.conf': BAD, 'keepalived.conf': GOOD }, ['--format', 'json', '.']);
    assert.deepEqual((JSON.parse(json) as { files: string[] }).files.sort(), ['k.conf', 'keepalived.conf']);
  });

  const wrong: Record<string, [files: Record<string, string>, ...lines: string[]]> = {
    'JSON that is none': [{ '.kalintrc.json': '{\n  "rules": {,}\n}' }, '.kalintrc.json:2:13: a key in double quotes should stand here'],
    'YAML that is none': [
      { '.kalintrc.yaml': 'rules:\n  a: [1\n' },
      '.kalintrc.yaml:3:1: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    'YAML with a wrong key': [
      { '.kalintrc.yaml': 'rules:\n  bad-prot: off\n' },
      ".kalintrc.yaml:2:3: there is no rule 'bad-prot'; did you mean 'bad-port'?",
    ],
    'YAML with a key that is no text': [{ '.kalintrc.yaml': '? [a]\n: b\n' }, '.kalintrc.yaml:1:3: a key must be a text'],
    'several mistakes': [
      { '.kalintrc.json': '{"id": 1,\n "idd": 2}' },
      ".kalintrc.json:1:8: 'id' must be a text; put it in double quotes",
      ".kalintrc.json:2:2: there is no key 'idd'; did you mean 'id'?",
    ],
    'a part of package.json': [
      { 'package.json': '{"name": "x",\n "kalint": {"failOn": 3}}' },
      "package.json:2:23: 'failOn' must be a text; put it in double quotes",
    ],
    'a base that is missing': [{ '.kalintrc.json': '{"extends": "base.json"}' }, ".kalintrc.json:1:13: 'base.json': there is no such file"],
    'a base that is wrong': [
      { '.kalintrc.json': '{"extends": "base.json"}', 'base.json': '[]' },
      'base.json:1:1: the config must be an object, in { }',
    ],
    'a circle': [
      { '.kalintrc.json': '{"extends": "a.yaml"}', 'a.yaml': 'extends: [b.json]', 'b.json': '{"extends": "a.yaml"}' },
      'b.json:1:13: this config builds on itself: a.yaml > b.json > a.yaml',
    ],
  };
  for (const [name, [files, ...expected]] of Object.entries(wrong)) {
    it(`exit 2 and say where: ${name}`, async () => {
      const { code, stdout, stderr } = await inFiles({ ...files, 'k.conf': GOOD }, ['k.conf']);
      assert.equal(stderr, expected.map((line) => `kalint: ${line}\n`).join(''));
      assert.deepEqual([code, stdout], [2, '']);
    });
  }

  it('in YAML may use anchors, but not to grow without end', async () => {
    const levels = 'x: &l {unknown-keyword: off}\n';
    const bomb = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]\n`).join('');
    assert.match(
      (await inFiles({ '.kalintrc.yaml': `${levels}rules: *l\n`, 'k.conf': GOOD }, ['k.conf'])).stderr,
      /^kalint: \.kalintrc\.yaml:1:1: there is no key 'x'\n$/,
    );
    assert.match(
      (await inFiles({ '.kalintrc.yaml': `a0: &a0 [1]\n${bomb}`, 'k.conf': GOOD }, ['k.conf'])).stderr,
      /stands for too many values/,
    );
    const good = 'overrides:\n  - files: [a]\n    rules: &l {unknown-keyword: off}\nrules: *l\n';
    assert.equal((await inFiles({ '.kalintrc.yaml': good, 'k.conf': BAD }, ['k.conf'])).code, 0);
  });

  it('that hold control characters do not reach the terminal with them', async () => {
    const { stderr } = await inFiles({ '.kalintrc.json': '{"\\u001b[2J\\u202e": 1}', 'k.conf': GOOD }, ['k.conf']);
    assert.match(stderr, /there is no key '␛\[2J<U\+202E>'/);
  });
});

describe('globs of a config', () => {
  const cases: [globs: string[], file: string, below: boolean, fits: boolean][] = [
    [['*.conf'], '/etc/k/a.conf', false, true],
    [['*.conf'], '/etc/k/x/y/a.conf', false, true],
    [['x/*.conf'], '/etc/k/x/a.conf', false, true],
    [['./x/*.conf'], '/etc/k/x/a.conf', false, true],
    [['/x/*.conf'], '/etc/k/x/a.conf', false, true],
    [['/a.conf'], '/etc/k/x/a.conf', false, false],
    [['x/*.conf'], '/etc/k/y/x/a.conf', false, false],
    [['x/*.conf'], '/etc/k/x/y/a.conf', false, false],
    [['x/**'], '/etc/k/x/y/.hidden.conf', false, true],
    [['{a,b}.conf'], '/etc/k/b.conf', false, true],
    [['x'], '/etc/k/x/a.conf', false, false],
    [['x'], '/etc/k/x/a.conf', true, true],
    [['x/'], '/etc/k/y/x/a.conf', true, true],
    [['x/y'], '/etc/k/x/y/a.conf', true, true],
    [['*.conf', '!a.conf'], '/etc/k/a.conf', false, false],
    [['*.conf', '!a.conf'], '/etc/k/b.conf', false, true],
    [['!a.conf'], '/etc/k/b.conf', false, false],
    [['*.conf'], '/srv/a.conf', false, true],
    [['srv/*.conf'], '/srv/a.conf', false, true],
  ];
  for (const [globs, file, below, fits] of cases) {
    it(`${globs.join(' ')} ${fits ? 'fits' : 'does not fit'} ${file}${below ? ' or what is around it' : ''}`, () =>
      assert.equal(globsMatch(globs, '/etc/k', file, below), fits));
  }
});
