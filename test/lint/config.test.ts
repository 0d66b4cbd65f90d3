import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { NOTHING_SAID, resolve, validate, type Layer, type Matches, type RawConfig } from '../../server/lint/config.ts';
import { checkConfig } from '../../server/lint/config-check.ts';
import { configSchema } from '../../server/lint/config-schema.ts';
import { configShape } from '../../server/lint/config-shape.ts';
import { ConfigSyntaxError } from '../../server/lint/located.ts';
import { readLocatedJson } from '../../server/lint/located-json.ts';
import { plain } from '../../server/lint/config-check.ts';
import { fuzzing, Random } from '../harness/random.ts';

const GOOD: Record<string, object> = {
  'says nothing': {},
  'says all there is to say': {
    $schema: './kalint.schema.json',
    extends: ['./base.json'],
    keepalived: '2.2.7',
    id: 'node1',
    env: { VIP: '10.0.0.1' },
    host: 'facts.json',
    failOn: 'warning',
    rules: { 'unknown-keyword': 'off', 'out-of-range': ['warning'] },
    overrides: [{ files: ['old/**'], keepalived: 'v2.0.20', rules: { 'unknown-keyword': 'hint' } }],
    ignore: ['*.bak.conf'],
  },
  'builds on one file': { extends: './base.json' },
};

/** A config, and what is said about it. */
const BAD: Record<string, [text: string, ...problems: string[]]> = {
  'a list': ['[]', '0 the config must be an object, in { }'],
  'an unknown key': ['{"rule": {}}', "1 there is no key 'rule'; did you mean 'rules'?"],
  'a key that is like no other': ['{"frobnicate": {}}', "1 there is no key 'frobnicate'"],
  'an unknown rule': ['{"rules": {"unknown-keywrod": "off"}}', "11 there is no rule 'unknown-keywrod'; did you mean 'unknown-keyword'?"],
  'an unknown level': ['{"rules": {"bad-port": "warn"}}', "23 'bad-port' must be one of error, warning, info, hint, off"],
  'a misspelt level': ['{"failOn": "eror"}', "11 'failOn' must be one of error, warning, info, never; did you mean 'error'?"],
  'options where there are none': ['{"rules": {"bad-port": ["error", {"gap": 1}]}}', "34 'bad-port' has no option 'gap'"],
  'too many options': ['{"rules": {"bad-port": ["error", {}, 1]}}', "23 'bad-port' must be a level, or [level, {options}]"],
  'a number for a release': ['{"keepalived": 2.2}', '15 \'keepalived\' must be a release in double quotes, like "2.2.7"'],
  'no release': ['{"keepalived": "two"}', "15 'keepalived': 'two' is not a release; write three numbers, like 2.2.7"],
  'a number for a text': ['{"env": {"PORT": 80}}', "17 'PORT' must be a text; put it in double quotes"],
  'a text for a list': ['{"ignore": "x"}', "11 'ignore' must be a list, in [ ]"],
  'overrides for no file': ['{"overrides": [{"rules": {}}]}', "15 'files' is missing in each item of 'overrides'"],
  null: ['{"id": null}', "7 'id' must be a text"],
  'a key twice': ['{"id": "a", "id": "b"}', "12 'id' stands here twice"],
  'several mistakes': [
    '{"id": 1, "idd": 2}',
    "7 'id' must be a text; put it in double quotes",
    "10 there is no key 'idd'; did you mean 'id'?",
  ],
};

const isByConfig = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configSchema());

describe('a config', () => {
  for (const [name, config] of Object.entries(GOOD)) {
    it(`is good when it ${name}`, () => {
      assert.deepEqual(validate(readLocatedJson(JSON.stringify(config))), config);
      assert.ok(isByConfig(config), JSON.stringify(isByConfig.errors));
    });
  }

  for (const [name, [text, ...problems]] of Object.entries(BAD)) {
    it(`is refused with ${name}`, () => {
      const found = validate(readLocatedJson(text));
      assert.ok(Array.isArray(found));
      assert.deepEqual(
        found.map(({ at, message }) => `${at} ${message}`),
        problems,
      );
      // JSON.parse keeps the last of two keys, and a schema knows nothing of releases that will be
      if (name !== 'a key twice') assert.ok(!isByConfig(JSON.parse(text)), 'the schema takes it');
    });
  }

  it('may set the options that a rule has', () => {
    const options = {
      gap: { type: 'integer', default: 50, minimum: 1, maximum: 254, doc: 'Gap.' },
      strict: { type: 'boolean', default: false, doc: 'Strict.' },
      mode: { type: 'string', default: 'one', values: ['one', 'two'], doc: 'Mode.' },
      names: { type: 'strings', default: [], doc: 'Names.' },
    } as const;
    const shape = configShape([{ id: 'priority-gap', severity: 'warning', summary: '', why: '', options }]);
    const said = (given: object) =>
      checkConfig(readLocatedJson(JSON.stringify({ rules: { 'priority-gap': ['error', given] } })), shape).map(({ message }) => message);
    assert.deepEqual(said({ gap: 20, strict: true, mode: 'two', names: ['x'] }), []);
    assert.deepEqual(said({ gap: 0 }), ["'gap' must be at least 1"]);
    assert.deepEqual(said({ gap: 255 }), ["'gap' must be at most 254"]);
    assert.deepEqual(said({ gap: 1.5 }), ["'gap' must be a whole number"]);
    assert.deepEqual(said({ strict: 'yes' }), ["'strict' must be true or false"]);
    assert.deepEqual(said({ mode: 'c' }), ["'mode' must be one of one, two"]);
    assert.deepEqual(said({ names: [1] }), ["each item of 'names' must be a text; put it in double quotes"]);
    assert.deepEqual(said({ gapp: 1 }), ["'priority-gap' has no option 'gapp'; did you mean 'gap'?"]);
  });
});

describe('settings for a file', () => {
  const matches: Matches = (globs, directory, file) => globs.some((glob) => file.startsWith(`${directory}/${glob}`));
  const layer = (config: RawConfig, directory = '/etc'): Layer => ({ directory, config });

  it('are none without a config', () => assert.deepEqual(resolve([], '/etc/a.conf', matches), NOTHING_SAID));

  it('come from the config, its overrides, and what it builds on, the nearest last', () => {
    const layers = [
      layer({ keepalived: '2.0.20', env: { A: '1', B: '1' }, failOn: 'info', rules: { 'bad-port': 'info', 'bad-name': 'off' } }),
      layer({
        keepalived: 'v2.2.7',
        env: { B: '2' },
        rules: { 'bad-port': 'hint' },
        overrides: [{ files: ['old'], id: 'x', host: 'h.json', rules: { 'bad-port': 'off' } }],
      }),
    ];
    const settings = resolve(layers, '/etc/new.conf', matches);
    assert.equal(settings.keepalived, '2.2.7');
    assert.equal(settings.failOn, 'info');
    assert.equal(settings.id, undefined);
    assert.deepEqual([...settings.env], [['A', '1'], ['B', '2']]); // prettier-ignore
    assert.deepEqual([...settings.levels], [['bad-port', 'hint'], ['bad-name', 'off']]); // prettier-ignore
    const old = resolve(layers, '/etc/old.conf', matches);
    assert.equal(old.id, 'x');
    assert.deepEqual(old.host, { path: 'h.json', directory: '/etc' });
    assert.equal(old.levels.get('bad-port'), 'off');
  });

  it('keep the options of a rule where only its level changes', () => {
    const layers = [layer({ rules: { 'bad-port': ['error', { gap: 5 }] } }), layer({ rules: { 'bad-port': 'hint' } })];
    const { levels, ruleOptions } = resolve(layers, '/etc/a.conf', matches);
    assert.equal(levels.get('bad-port'), 'hint');
    assert.deepEqual(ruleOptions.get('bad-port'), { gap: 5 });
  });

  it('say that a file is to be ignored', () => {
    assert.equal(resolve([layer({ ignore: ['old'] })], '/etc/old.conf', matches).ignored, true);
    assert.equal(resolve([layer({ ignore: ['old'] })], '/etc/new.conf', matches).ignored, false);
  });
});

describe('JSON with places', () => {
  it('is what JSON.parse makes of it, or refused by both', () => {
    const { seed, count } = fuzzing(7, 3000);
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9\\n"',
      '"\t"',
      '-1.5e3',
      '01',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '"',
      '{}',
      '"b":1',
    ];
    for (let index = 0; index < count; index++) {
      const random = Random.forCase(seed, index);
      const text = Array.from({ length: 1 + random.below(6) }, () => random.pick(pieces)).join('');
      let expected: unknown;
      let isJson = true;
      try {
        expected = JSON.parse(text);
      } catch {
        isJson = false;
      }
      if (isJson) assert.deepEqual(plain(readLocatedJson(text)), expected, text);
      else assert.throws(() => readLocatedJson(text), ConfigSyntaxError, text);
    }
  });

  const mistakes: Record<string, string> = {
    '{"a": 1,}': '8 a key in double quotes should stand here',
    "{'a': 1}": '1 a key in double quotes should stand here',
    '{"a" 1}': "5 a ':' should stand here",
    '[1 2]': "3 a ',' or a ']' should stand here",
    '{} x': '3 the file should end here',
    '': '0 the file ends too early',
    '// no\n{}': '0 a value should stand here',
  };
  for (const [text, message] of Object.entries(mistakes)) {
    it(`says what is wrong in ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => readLocatedJson(text),
        (error: ConfigSyntaxError) => `${error.at} ${error.message}` === message,
      );
    });
  }

  it('is not nested without end', () => assert.throws(() => readLocatedJson('['.repeat(200_000)), ConfigSyntaxError));
});
