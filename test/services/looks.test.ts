import assert from 'node:assert/strict';
import { codeLenses, inlayHints, semanticTokens, signatureHelp } from '../../server/services/index.ts';
import { MAIN, PAIR, scene } from '../harness/cursor.ts';

const WHOLE = { start: 0, end: 1e9 };

describe('code lenses', () => {
  const titles = (text: string): string[] => {
    const { project } = scene(text);
    return codeLenses(project, MAIN).map(({ title }) => title);
  };

  it('say what instances and virtual servers come to', () => {
    assert.deepEqual(titles(PAIR), [
      '51 on eth0 · 1 VIP · priority 150',
      '52 on eth1 · 2 VIPs · priority 100',
      '2 real servers · show ipvsadm',
    ]);
  });

  it('know the gap to the other node', () => {
    const nodes = PAIR.replace('    priority 150\n', '    @a priority 150\n    @^a priority 100\n');
    assert.equal(titles(nodes)[0], '51 on eth0 · 1 VIP · gap 50');
    const partner = scene(PAIR.replace('priority 150', 'priority 120')).project;
    const { project } = scene(PAIR, { partners: () => [partner] });
    assert.equal(codeLenses(project, MAIN)[0]?.title, '51 on eth0 · 1 VIP · gap 30');
  });

  it('stand on the keyword, in the file that it is in', () => {
    const { project } = scene({ 'keepalived.conf': 'include a.conf\n', 'a.conf': PAIR });
    assert.deepEqual(codeLenses(project, MAIN), []);
    assert.equal(codeLenses(project, '/etc/keepalived/a.conf').length, 3);
  });
});

describe('inlay hints', () => {
  const hints = (text: string): string[] => {
    const { project, document } = scene(text);
    return inlayHints(project, MAIN, WHOLE).map(
      ({ offset, label }) => `${document.text.slice(document.text.lastIndexOf('\n', offset - 1) + 1, offset).trim()} «${label}»`,
    );
  };

  it('what nobody wrote', () => {
    assert.deepEqual(hints('virtual_server 10.0.0.1 53 {\n delay_loop 5\n lvs_sched rr\n real_server 10.0.0.2 53 {\n }\n}\n'), [
      'virtual_server 10.0.0.1 53 «UDP»',
      'virtual_server 10.0.0.1 53 «NAT»',
    ]);
    assert.ok(
      hints('vrrp_instance A {\n interface eth0\n virtual_router_id 1\n virtual_ipaddress {\n 10.0.0.1\n }\n}\n').includes(
        'vrrp_instance A «advert_int 1»',
      ),
    );
  });

  it('the port that DR takes back', () => {
    const text = 'virtual_server 10.0.0.1 80 {\n lvs_sched rr\n lvs_method DR\n protocol TCP\n real_server 10.0.0.2 8080 {\n }\n}\n';
    assert.deepEqual(hints(text), ['real_server 10.0.0.2 8080 «port 80»']);
  });

  it('none where all is written, none outside the range', () => {
    assert.deepEqual(
      hints('virtual_server 10.0.0.1 80 {\n lvs_sched rr\n lvs_method NAT\n protocol TCP\n real_server 10.0.0.2 80 {\n }\n}\n'),
      [],
    );
    const { project } = scene(PAIR);
    assert.deepEqual(inlayHints(project, MAIN, { start: 0, end: 5 }), []);
  });
});

describe('semantic tokens', () => {
  const tokens = (text: string): string[] => {
    const { document } = scene(text);
    return semanticTokens(document).map(({ start, end, type, modifiers }) =>
      [document.text.slice(start, end), type, ...modifiers].join(' '),
    );
  };

  it('keywords, names, values, options, macros, comments', () => {
    assert.deepEqual(
      tokens('$N=eth0\nvrrp_instance A { # one\n state MASTER\n interface $N\n virtual_ipaddress {\n  10.0.0.1/24 dev eth0\n }\n}\n'),
      [
        '$N macro declaration',
        'vrrp_instance keyword',
        'A class declaration',
        '# one comment',
        'state property',
        'MASTER enumMember',
        'interface property',
        '$N macro',
        'virtual_ipaddress keyword',
        '10.0.0.1/24 number',
        'dev parameter',
        'eth0 variable',
      ],
    );
  });

  it('unknown words have none, old ones say so', () => {
    assert.deepEqual(tokens('whatever 1\n'), []);
    assert.deepEqual(tokens('vrrp_instance A {\n smtp_alert\n rubbish 3\n}\n').length, 3);
  });

  it('ids, sequences, includes, a macro inside a word', () => {
    assert.deepEqual(tokens('@one include x.conf\n'), ['@one macro', 'include keyword']);
    assert.deepEqual(tokens('virtual_server ${NET}.1 80 {\n}\n'), ['virtual_server keyword', '${NET} macro', '.1 number', '80 number']);
  });

  it('never overlap and stay in their line', () => {
    const { document } = scene(`${PAIR}\n@x @y ~SEQ(a,1) b "c d" {}{ } ! \${_PWD}$A$B\n`);
    let last = 0;
    for (const { start, end } of semanticTokens(document)) {
      assert.ok(start >= last && end > start && !document.text.slice(start, end).includes('\n'));
      last = end;
    }
  });

  it('of a range only', () => {
    const { document, ranges } = scene('vrrp_instance A {\n <|state MASTER|>\n priority 3\n}\n');
    const [range = WHOLE] = ranges;
    assert.deepEqual(
      semanticTokens(document, range).map(({ start, end }) => document.text.slice(start, end)),
      ['state', 'MASTER'],
    );
  });
});

describe('signature help', () => {
  const help = (fixture: string): string | null => {
    const { document, offset } = scene(fixture);
    const found = signatureHelp(document, offset);
    if (found === null) return null;
    const active = found.parameters[found.active];
    return active === undefined
      ? found.label
      : `${found.label.slice(0, active.start)}[[${found.label.slice(active.start, active.end)}]]${found.label.slice(active.end)}`;
  };

  it('marks the argument that is being written', () => {
    assert.equal(help('virtual_server |\n'), 'virtual_server [[<address>]] [<port>]');
    assert.equal(help('virtual_server 10.0.0.1 |\n'), 'virtual_server <address> [[[<port>]]]');
    assert.equal(help('virtual_server 10.0.0.1 80 |\n'), 'virtual_server <address> [<port>]');
  });

  it('in lines of values, and in options', () => {
    assert.match(help('vrrp_instance A {\n track_script {\n  chk weight |\n }\n}\n') ?? '', /\[\[.*value.*\]\]/);
    assert.equal(help('vrrp_instance A {\n virtual_ipaddress {\n  10.0.0.1 dev |\n }\n}\n'), 'dev [[<interface>]]');
  });

  it('is silent before the first blank, in comments and where there are no arguments', () => {
    assert.equal(help('virtual_ser|ver\n'), null);
    assert.equal(help('# virtual_server |\n'), null);
    assert.equal(help('vrrp_instance A {\n nopreempt |\n}\n'), null);
    assert.equal(help('unknown |\n'), null);
  });
});
