/** What the engine makes of several readings of one text: one for each id, and files that include each other. */
import assert from 'node:assert/strict';
import { lintText } from '../../server/lint/engine.ts';
import type { Files, Finding, LintOptions } from '../../server/lint/finding.ts';
import { factsOf } from '../../server/model/host-facts.ts';

const NO_FILES: Files = { read: () => ({ error: 'not here' }), glob: () => [] };

const lint = (text: string, options: Partial<LintOptions> = {}): readonly Finding[] =>
  lintText('m.conf', text, { keepalived: '2.4.3', files: NO_FILES, ...options }).findings;

/** `line rule 'place' +cascade masked`, of what keepalived says. */
const brief = (text: string, options?: Partial<LintOptions>): string[] =>
  lint(text, options)
    .filter(({ source }) => source === 'keepalived')
    .map(({ rule, start, end, cascade = [], masked }) => {
      const line = text.slice(0, start).split('\n').length;
      return `${line} ${rule} '${text.slice(start, end)}'${cascade.map((other) => ` +${other}`).join('')}${masked ? ' masked' : ''}`;
    });

describe('a text with ids', () => {
  it('has each finding once, with the lines that it throws off for any id, in their order', () => {
    const text = 'global_defs {\n  nosuchblock {\n    @one a1\n    @^one b1\n    c1\n  }\n}\n';
    assert.deepEqual(brief(text), ["2 unknown-keyword 'nosuchblock' +3 +4 +5 +7"]);
    assert.deepEqual(brief(text, { ids: ['one'] }), ["2 unknown-keyword 'nosuchblock' +3 +5 +7"]);
    assert.deepEqual(brief(text, { ids: [''] }), ["2 unknown-keyword 'nosuchblock' +4 +5 +7"]);
    assert.deepEqual(brief(text, { ids: ['one', 'two'] }), ["2 unknown-keyword 'nosuchblock' +3 +4 +5 +7"]);
  });

  it('has a finding masked only where it is for every id', () => {
    const text = 'vrrp_instance A {\n  interface eth0\n  @one virtual_router_id\n  @^one virtual_router_id 61\n  priority 300\n  virtual_ipaddress {\n    192.0.2.1\n  }\n}\n'; // prettier-ignore
    const priority = (ids?: readonly string[]) => brief(text, ids === undefined ? {} : { ids }).filter((line) => line.includes('300'));
    assert.deepEqual(priority(['one']), ["5 out-of-range '300' masked"]);
    assert.deepEqual(priority(['one', 'one']), ["5 out-of-range '300' masked"]);
    assert.deepEqual(priority(['']), ["5 out-of-range '300'"]);
    assert.deepEqual(priority(), ["5 out-of-range '300'"]);
    assert.deepEqual(priority(['one', '']), ["5 out-of-range '300'"]);
  });

  it('is judged by our own rules for the ids, or without one where there is none', () => {
    const instance = (line: string) => `vrrp_instance A {\n  interface eth0\n  virtual_router_id 61\n${line}  virtual_ipaddress {\n    192.0.2.1/24\n  }\n}\n`; // prettier-ignore
    const rules = (text: string, options?: Partial<LintOptions>) => new Set(lint(text, options).map(({ rule }) => rule));
    const twice = '  priority 90\n  priority 91\n';
    assert.ok(rules(instance('').replace('61', '51')).has('vrid-of-tutorials'));
    assert.ok(rules(instance('').replace('61', '51'), { ids: [''] }).has('vrid-of-tutorials'));
    assert.ok(rules(instance('  @one priority 1\n').replace('61', '51')).has('vrid-of-tutorials'));
    const missing =
      '@one vrrp_instance A {\n@one interface eth0\n@one virtual_router_id 51\n@one virtual_ipaddress {\n@one 192.0.2.1/24\n@one }\n@one }\n';
    assert.ok(rules(missing).has('vrid-of-tutorials'));
    assert.ok(!rules(missing, { ids: [''] }).has('vrid-of-tutorials'));
    assert.ok(rules(instance(twice)).has('duplicate-statement'));
  });

  it('takes the host of the id, or that of all', () => {
    const text = 'vrrp_instance A {\n  interface eth7\n  virtual_router_id 61\n  virtual_ipaddress {\n    192.0.2.1/24\n  }\n}\n@one\n';
    const host = (ifname: string) => factsOf([{ ifindex: 1, ifname, flags: ['UP'], mtu: 1500, link_type: 'ether', addr_info: [] }]);
    const missing = (options: Partial<LintOptions>) => lint(text, options).some(({ rule }) => rule === 'interface-not-found');
    assert.ok(!missing({}));
    assert.ok(missing({ host: host('eth0') }));
    assert.ok(!missing({ host: host('eth7') }));
    assert.ok(missing({ ids: ['one'], host: host('eth7'), hostOfId: () => host('eth0') }));
    assert.ok(!missing({ ids: ['one'], host: host('eth7'), hostOfId: () => undefined }));
  });
});

describe('findings', () => {
  it('come file by file, the linted one first, and by their place', () => {
    const files: Files = {
      read: (path) => ({ text: `${path.charAt(0)}nosuch 1\n  zznosuch 1\n` }),
      glob: (pattern) => [pattern],
    };
    const found = lint('yynosuch\ninclude z.conf\ninclude a.conf\ninclude n.conf\nxxnosuch\n', { files });
    assert.deepEqual(
      found.filter(({ rule }) => rule === 'unknown-keyword').map(({ file, start }) => `${file} ${start}`),
      ['m.conf 0', 'm.conf 54', 'a.conf 0', 'n.conf 0', 'z.conf 0'],
    );
    const shown = lint('global_defs {\n  vrrp_version 9\n  router_id\n  router_id "a\n}\n');
    const places = shown.map(({ start, end, rule }) => ({ start, end, rule }));
    const sorted = places.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
    assert.deepEqual(places, sorted);
    assert.ok(places.length > 2);
  });

  it('are about the environment that is given', () => {
    const text = 'vrrp_instance A {\n  interface eth0\n  virtual_router_id 61\n  priority ${_ENV PRIO}\n  virtual_ipaddress {\n    192.0.2.1/24\n  }\n}\n'; // prettier-ignore
    assert.deepEqual(brief(text, { environment: new Map([['PRIO', '100']]) }), []);
    assert.deepEqual(brief(text, { environment: new Map([['PRIO', '300']]) }), ["4 out-of-range '${_ENV PRIO}'"]);
  });

  it('that keepalived only makes of a mistake in another file name that file', () => {
    const files: Files = { read: () => ({ text: '}\n' }), glob: (pattern) => [pattern] };
    const found = lint('vrrp_instance A {\n  interface eth0\n  include b.conf\n  virtual_router_id 61\n  virtual_ipaddress {\n    192.0.2.1/24\n  }\n}\n', { files }); // prettier-ignore
    const misread = found.find(({ rule }) => rule === 'misread-line');
    assert.match(misread?.message ?? '', /and \d+ more, because of the mistake in line 1 of 'b.conf'/);
    assert.deepEqual(
      misread?.related?.map(({ file, start, end, message }) => [file, start, end, message]),
      [['b.conf', 0, 1, 'the mistake']],
    );
  });
});

describe('what the reader does not survive', () => {
  it('masks all that stands behind it, and nothing before', () => {
    const text = 'global_defs {\n  nonsense 1\n  router_id ${_ENV}\n  nonsense 2\n}\nvrrp_instance A {\n  rubbish\n}\n';
    const told = brief(text);
    assert.ok(told.includes("2 unknown-keyword 'nonsense'"), told.join('\n'));
    assert.ok(told.includes("3 bad-definition '${_ENV}'"), told.join('\n'));
    assert.deepEqual(
      told.filter((line) => /^[4-8] /.test(line) && !line.endsWith('masked')),
      [],
    );
    assert.ok(told.includes("7 unknown-keyword 'rubbish' masked"), told.join('\n'));
  });
});
