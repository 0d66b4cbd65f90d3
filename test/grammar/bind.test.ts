/** What is found in words, blocks and braces, as a person sees it, and what keepalived makes of the same lines. */
import assert from 'node:assert/strict';
import { lintText } from '../../server/lint/engine.ts';
import type { Finding } from '../../server/lint/finding.ts';
import { OWN_RULES } from '../../server/lint/rules/index.ts';

/** These judge what was bound; here it is about binding. */
const OWN = new Set(OWN_RULES.map(({ id }) => id));

const NO_FILES = { read: () => ({ error: 'not here' }), glob: () => [] };

const lint = (text: string, keepalived = '2.4.3'): readonly Finding[] =>
  lintText('a.conf', text, { keepalived, ids: [''], files: NO_FILES }).findings.filter(({ rule }) => !OWN.has(rule));

/** `line rule 'place' [cascade] masked`: what a finding is about. */
function brief(text: string, keepalived?: string): string[] {
  return lint(text, keepalived)
    .filter(({ source }) => source === 'keepalived')
    .map(({ rule, start, end, cascade, masked }) => {
      const line = text.slice(0, start).split('\n').length;
      return `${line} ${rule} '${text.slice(start, end)}'${cascade === undefined ? '' : ` +${cascade.join(',')}`}${masked ? ' masked' : ''}`;
    });
}

const message = (text: string, rule: string, keepalived?: string): string =>
  lint(text, keepalived).find((finding) => finding.rule === rule)?.message ?? '';

const INSTANCE = [
  'vrrp_instance VI_1 {',
  '  interface eth0',
  '  virtual_router_id 51',
  '  virtual_ipaddress {',
  '    10.0.0.1',
  '  }',
  '}',
  '',
];
/** A healthy instance with lines of it replaced: `instance({ 2: '  interfase eth0' })`. */
const instance = (changes: Readonly<Record<number, string | null>> = {}): string =>
  INSTANCE.flatMap((line, index) => {
    const changed = changes[index + 1];
    return changed === null ? [] : [changed ?? line];
  }).join('\n');

describe('words', () => {
  it('a healthy config has no findings', () => {
    assert.deepEqual(brief(instance()), []);
    assert.deepEqual(brief(instance(), '2.2.7'), []);
  });

  it('an unknown word is told once, with the word that was meant', () => {
    const text = instance({ 2: '  interface eth0\n  prioriti 100' });
    assert.deepEqual(brief(text), ["3 unknown-keyword 'prioriti'"]);
    assert.match(message(text, 'unknown-keyword'), /Did you mean 'priority'/);
    const [finding] = lint(text);
    assert.deepEqual(
      finding?.fixes?.flatMap(({ edits }) => edits.map(({ start, end, text: to }) => [text.slice(start, end), to])),
      [['prioriti', 'priority']],
    );
    assert.deepEqual(finding.block, ['vrrp_instance VI_1']);
  });

  it('a word of another block is told with its place', () => {
    const text = instance({ 2: '  interface eth0\n  delay_loop 6' });
    assert.deepEqual(brief(text), ["3 misplaced-keyword 'delay_loop'"]);
    assert.match(message(text, 'misplaced-keyword'), /virtual_server/);
  });

  it('a word of another release is told as such', () => {
    assert.deepEqual(brief('bfd_instance a {\n  neighbor_ip 10.0.0.1\n  multihop\n}\n', '2.2.7'), ["3 newer-keyword 'multihop'"]);
    assert.deepEqual(brief('bfd_instance a {\n  neighbor_ip 10.0.0.1\n  multihop\n}\n'), []);
  });

  it('rows of prose are one mistake', () => {
    assert.deepEqual(brief(`${instance()}this is prose\nand so is this\nas well as that\n`), ["8 unknown-keyword 'this' +9,10"]);
  });

  it('a missing argument ends keepalived: what follows is masked', () => {
    const text = `${instance({ 3: '  virtual_router_id' })}vrrp_instance VI_2 {\n  interface eth1\n  virtual_router_id 300\n}\n`;
    assert.deepEqual(brief(text).slice(0, 3), [
      "3 missing-argument 'virtual_router_id'",
      "8 vip-missing 'vrrp_instance VI_2' masked",
      "10 out-of-range '300' masked",
    ]);
  });

  it('what an earlier process reads is not masked', () => {
    const text = `${instance({ 3: '  virtual_router_id' })}virtual_server 10.0.0.1 80 {\n  foo\n}\nbar\n`;
    assert.deepEqual(
      brief(text).filter((line) => line.includes('unknown')),
      ["9 unknown-keyword 'foo'", "11 unknown-keyword 'bar'"],
    );
  });

  it('a placeholder is told as such', () => {
    assert.deepEqual(brief(instance({ 3: '  virtual_router_id $VRID' })).slice(0, 1), ["3 template-residue '$VRID'"]);
  });
});

describe('an unknown word that opens a block', () => {
  it('has the lines that keepalived then misreads as its cascade', () => {
    const text = instance({ 4: '  virtual_ipadress {' });
    assert.deepEqual(brief(text), ["4 unknown-keyword 'virtual_ipadress' +5,7"]);
  });

  it('is read as the block that was meant: mistakes in it are found', () => {
    const text = instance({ 1: 'vrrp_instanse VI_1 {', 3: '  virtual_router_id 300' });
    const [first, second] = brief(text);
    assert.match(first ?? '', /^1 unknown-keyword 'vrrp_instanse'/);
    assert.equal(second, "3 out-of-range '300'");
  });
});

describe('braces', () => {
  it('that are missing at the end are told at the block that was left open', () => {
    assert.deepEqual(brief(instance({ 7: '' })), ["1 missing-brace 'vrrp_instance VI_1'"]);
  });

  it('that are missing in the middle are told where the words show it', () => {
    const text = `${instance({ 7: null })}virtual_server 10.0.0.1 80 {\n  lb_algo rr\n  lb_kind NAT\n  protocol TCP\n  real_server 10.0.0.2 80 {\n  }\n}\n`;
    const [first] = brief(text);
    assert.match(first ?? '', /^1 missing-brace 'vrrp_instance VI_1'/);
    assert.match(message(text, 'missing-brace'), /before line 7/);
  });

  it('that are missing at an inner block are told there, by the indentation', () => {
    const text = instance({ 6: null });
    assert.match(brief(text)[0] ?? '', /^4 missing-brace 'virtual_ipaddress'/);
  });

  it('that are one too many are told, at the end and in the middle', () => {
    assert.deepEqual(brief(`${instance()}}\n`), ["8 extra-brace '}'"]);
    const early = instance({ 3: '  virtual_router_id 51\n  }' });
    assert.ok(lint(early).some(({ rule, start }) => rule === 'extra-brace' && early.slice(0, start).split('\n').length === 4));
  });

  it('that do not open what should be opened are told where keepalived misses them', () => {
    assert.deepEqual(brief(instance({ 1: 'vrrp_instance VI_1' })).slice(0, 1), ["2 missing-brace 'interface eth0' +3,4,5,6,7"]);
  });

  it('behind a word that opens nothing are told', () => {
    const text = instance({ 2: '  interface eth0 {\n  }' });
    assert.match(brief(text)[0] ?? '', /^2 unexpected-brace '\{'/);
  });

  it('that several blocks lack count once for keepalived, and each for kalint', () => {
    const found = lint(instance({ 6: '', 7: '' })).filter(({ rule }) => rule === 'missing-brace');
    assert.deepEqual(
      found.map(({ source }) => source),
      ['keepalived', 'kalint'],
    );
  });
});

describe('macros', () => {
  it('have their mistakes told where they are used, with the definition beside', () => {
    const text = `$RID=300\n${instance({ 3: '  virtual_router_id $RID' })}`;
    assert.deepEqual(brief(text).slice(0, 1), ["4 out-of-range '$RID'"]);
    const [finding] = lint(text);
    const [related] = finding?.related ?? [];
    assert.equal(text.slice(related?.start, related?.end), '300');
    assert.match(related?.message ?? '', /\$RID/);
    assert.equal(finding?.fixes, undefined, 'a macro is not mended at its use');
  });

  it('of an id count for that id only', () => {
    const text = instance({ 3: '  @one virtual_router_id 300\n  @^one virtual_router_id 51' });
    assert.deepEqual(brief(text), []);
    const all = lintText('a.conf', text, { keepalived: '2.4.3', files: NO_FILES }).findings;
    assert.ok(all.some(({ rule }) => rule === 'out-of-range'));
  });

  it('without an id the findings of all ids are there, each once', () => {
    const text = instance({ 2: '  interface eth0\n  foo' });
    const all = lintText('a.conf', `@one $A=1\n${text}`, { keepalived: '2.4.3', files: NO_FILES }).findings;
    assert.equal(all.filter(({ rule }) => rule === 'unknown-keyword').length, 1);
  });
});

describe('the last line without line end', () => {
  it('has two numbers: the first process counts line ends', () => {
    assert.deepEqual(brief(`${instance()}foo`), ["8 unknown-keyword 'foo' +7"]);
    assert.deepEqual(brief(`${instance()}foo\n`), ["8 unknown-keyword 'foo'"]);
    // what keepalived's reader itself complains of
    assert.deepEqual(brief(`${instance()}$A="one`), [`8 unmatched-quote '"one' +7`]);
  });
});

describe('quotes', () => {
  it('that stay open are told where they begin', () => {
    assert.ok(brief(instance({ 2: '  interface "eth0' })).includes(`2 unmatched-quote '"eth0'`));
  });
});
