import assert from 'node:assert/strict';
import {
  definition,
  documentSymbols,
  highlight,
  links,
  prepareRename,
  references,
  rename,
  RenameError,
  selection,
  workspaceSymbols,
  folding,
} from '../../server/services/index.ts';
import { applied, MAIN, PAIR, scene } from '../harness/cursor.ts';

type Fixture = Parameters<typeof scene>[0];

/** All marked ranges, and no other, are what the service gives. */
function assertReferences(fixture: Fixture): void {
  const { project, document, offset, ranges } = scene(fixture);
  const found = references(project, document, offset, true).toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start,
  );
  assert.deepEqual(
    found,
    ranges.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start)),
  );
}

function assertDefinition(fixture: Fixture): void {
  const { project, document, offset, ranges } = scene(fixture);
  assert.deepEqual(
    definition(project, document, offset).map(({ file, name }) => ({ file, ...name })),
    ranges,
  );
}

/** The files after a rename. */
function renamed(fixture: Fixture, name: string): Record<string, string> {
  const { project, document, offset } = scene(fixture);
  const edits = rename(project, document, offset, name) ?? [];
  return Object.fromEntries(
    Array.from(project.sources, ([file, { text }]) => [
      file.slice('/etc/keepalived/'.length),
      applied(
        text,
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
}

describe('definition and references', () => {
  it('scripts', () => {
    assertDefinition('vrrp_script <|chk|> {\n}\nvrrp_instance A {\n track_script {\n  c|hk weight 2\n }\n}\n');
    assertReferences('vrrp_script <|c|hk|> {\n}\nvrrp_instance A {\n track_script {\n  <|chk|> weight 2\n }\n}\n');
  });

  it('instances, groups of virtual servers, track files, processes, bfd', () => {
    assertReferences('vrrp_instance <|A|> {\n}\nvrrp_sync_group G {\n group {\n  B <||A|>\n }\n}\n');
    assertReferences('virtual_server_group <|web|> {\n}\nvirtual_server group <|we|b|> {\n}\n');
    assertReferences('track_file <|f|> {\n}\nvrrp_instance A {\n track_file {\n  <|f||>\n }\n}\n');
    assertReferences('vrrp_track_process <|p|> {\n}\nvrrp_instance A {\n track_process {\n  <|p||>\n }\n}\n');
    assertReferences('bfd_instance <|b|> {\n}\nvrrp_instance A {\n track_bfd {\n  <|b||>\n }\n}\n');
    assertReferences('vrrp_instance <|A|> {\n}\nglobal_defs {\n lvs_sync_daemon eth0 inst <|A||> id 3\n}\n');
  });

  it('names in quotes are the same names', () => {
    assertReferences('vrrp_instance "<|A|>" {\n}\nvrrp_sync_group G {\n group {\n  <||A|>\n }\n}\n');
  });

  it('things of one name but another kind are others', () => {
    assertReferences(
      'vrrp_script <|x|> {\n}\ntrack_file x {\n}\nvrrp_instance A {\n track_script {\n  <|x||>\n }\n track_file {\n  x\n }\n}\n',
    );
  });

  it('definitions with $', () => {
    assertReferences(
      '$<|V|> = 1\n$<|NET|>=10.0.0\nvirtual_server ${<|N|ET|>}.1 80 {\n}\nvirtual_server ${<|NET|>}.2 80 {\n}\n'.replace(
        '$<|V|> = 1\n',
        '',
      ),
    );
  });

  it('config ids', () => {
    assertReferences('vrrp_instance A {\n @<|one|> priority 100\n @^<|o|ne|> priority 50\n @two state MASTER\n}\n');
  });

  it('across includes', () => {
    assertReferences({
      'keepalived.conf': 'vrrp_script <|chk|> {\n}\ninclude conf.d/*.conf\n',
      'conf.d/a.conf': 'vrrp_instance A {\n track_script {\n  <|c|hk|>\n }\n}\n',
      'conf.d/b.conf': 'vrrp_instance B {\n track_script {\n  <|chk|>\n }\n}\n',
    });
  });

  it('what other ids read is found, too', () => {
    assertReferences('@one vrrp_script <|chk|> {\n@one }\nvrrp_instance A {\n track_script {\n  @one <|c|hk|>\n }\n}\n');
  });

  it('an include leads to its files', () => {
    const { project, document, offset } = scene({
      'keepalived.conf': 'include con|f.d/*.conf\n',
      'conf.d/a.conf': '',
      'conf.d/b.conf': '',
    });
    assert.deepEqual(
      definition(project, document, offset).map(({ file }) => file),
      ['/etc/keepalived/conf.d/a.conf', '/etc/keepalived/conf.d/b.conf'],
    );
  });

  it('highlights tell the definition from uses, in this file only', () => {
    const { project, document, offset } = scene(PAIR.replace('        check\n', '        che|ck\n'));
    assert.deepEqual(
      highlight(project, document, offset).map(({ kind }) => kind),
      ['write', 'read'],
    );
  });

  it('nothing where no name is', () => {
    const { project, document, offset } = scene('vrrp_instance A {\n pri|ority 3\n}\n');
    assert.deepEqual(references(project, document, offset, true), []);
    assert.equal(prepareRename(project, document, offset), null);
  });
});

describe('rename', () => {
  it('changes every place, in all files', () => {
    const files = renamed(
      {
        'keepalived.conf': 'vrrp_script "chk" {\n}\ninclude a.conf\n',
        'a.conf': 'vrrp_instance A {\n track_script {\n  ch|k weight 2\n }\n}\n',
      },
      'probe',
    );
    assert.deepEqual(files, {
      'keepalived.conf': 'vrrp_script "probe" {\n}\ninclude a.conf\n',
      'a.conf': 'vrrp_instance A {\n track_script {\n  probe weight 2\n }\n}\n',
    });
  });

  it('$NAME and @id', () => {
    assert.deepEqual(renamed('$N|ET=10.0.0\nvirtual_server ${NET}.1 80 {\n}\n', 'LAN'), {
      'keepalived.conf': '$LAN=10.0.0\nvirtual_server ${LAN}.1 80 {\n}\n',
    });
    assert.deepEqual(renamed('@on|e vrrp_instance A {\n@one }\n@^one vrrp_instance B {\n@^one }\n', 'left'), {
      'keepalived.conf': '@left vrrp_instance A {\n@left }\n@^left vrrp_instance B {\n@^left }\n',
    });
  });

  it('says what it is about to rename', () => {
    const { project, document, offset, ranges } = scene('vrrp_instance <|VI|_1|> {\n}\n');
    assert.deepEqual(prepareRename(project, document, offset), { start: ranges[0]?.start, end: ranges[0]?.end, placeholder: 'VI_1' });
  });

  it('refuses names that would break the config', () => {
    const config = 'vrrp_instance A| {\n}\nvrrp_instance B {\n}\n';
    for (const name of ['', 'two words', 'a{', '"q"', '#x', 'B', '$V']) assert.throws(() => renamed(config, name), RenameError, name);
    assert.throws(() => renamed('$A|B=1\n', '1x'), RenameError);
    assert.throws(() => renamed('bfd_instance b| {\n}\n', 'x'.repeat(40)), /too long/);
  });

  it('refuses where a macro makes the name', () => {
    assert.throws(
      () => renamed('$N=A\nvrrp_instance ${N} {\n}\nvrrp_sync_group G {\n group {\n  A|\n }\n}\n', 'B'),
      /macro makes the name/,
    );
  });
});

describe('symbols, folds, selections, links', () => {
  it('the blocks of a file', () => {
    const symbols = documentSymbols(scene(PAIR).document);
    assert.deepEqual(
      symbols.map(({ name, kind }) => `${kind} ${name}`),
      [
        'macro $VIP',
        'instance vrrp_script check',
        'instance vrrp_instance VI_1',
        'instance vrrp_instance VI_2',
        'group vrrp_sync_group G1',
        'server virtual_server 10.0.0.100 80',
      ],
    );
    assert.deepEqual(
      symbols.at(-1)?.children.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['real_server 10.0.0.1 80', ['TCP_CHECK']],
        ['real_server 10.0.0.2 80', []],
      ],
    );
    assert.equal(symbols[3]?.children[0]?.detail, '10.1.0.100/24, 10.1.0.101/24');
  });

  it('ranges hold their selections and their children', () => {
    const check = (symbols: ReturnType<typeof documentSymbols>, start: number, end: number): void => {
      for (const symbol of symbols) {
        assert.ok(
          start <= symbol.start && symbol.end <= end && symbol.start <= symbol.selection.start && symbol.selection.end <= symbol.end,
        );
        check(symbol.children, symbol.start, symbol.end);
      }
    };
    for (const text of [PAIR, 'vrrp_instance A {\n track_script {\n', '}\n}{\n{ a\n', 'a { b { c'])
      check(documentSymbols(scene(text).document), 0, text.length);
  });

  it('braces without end cost no stack', () => {
    assert.doesNotThrow(() => documentSymbols(scene('a {\n'.repeat(30_000)).document));
  });

  it('names of the workspace, by some of their letters', () => {
    const { project } = scene(PAIR);
    const names = (query: string): string[] => workspaceSymbols([project, project], query).map(({ name }) => name);
    assert.deepEqual(names('g1'), ['G1']);
    assert.deepEqual(names('10.0.0.100'), ['virtual_server 10.0.0.100 80']);
    assert.ok(names('').length >= 6);
    assert.deepEqual(names('nowhere'), []);
  });

  it('folds blocks, comments and definitions; the closing brace stays in sight', () => {
    const folds = folding(
      scene('# one\n# two\n$A=\\\n x \\\n y\nvrrp_instance A {\n state MASTER\n track_script {\n  a\n }\n}\n').document,
    );
    assert.deepEqual(
      folds.map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`).sort(),
      ['0-1 comment', '2-4 region', '5-9 region', '7-8 region'].sort(),
    );
  });

  it('selects ever more', () => {
    const { document, offset } = scene('vrrp_instance A {\n priority 1|00\n}\nx\n');
    const texts = selection(document, offset).map(({ start, end }) => document.text.slice(start, end));
    assert.deepEqual(texts, ['', '100', 'priority 100', '\n priority 100\n', 'vrrp_instance A {\n priority 100\n}', document.text]);
  });

  it('links includes, scripts and files', () => {
    const { project, document } = scene({
      'keepalived.conf':
        'include a.conf\nvrrp_script s {\n script "/usr/bin/test -f /x"\n}\nvrrp_instance A {\n notify /etc/n.sh\n}\ntrack_file f {\n file /run/f\n}\n',
      'a.conf': '',
    });
    assert.deepEqual(
      links(project, document).map(({ path, start, end }) => [path, document.text.slice(start, end)]),
      [
        ['/etc/keepalived/a.conf', 'a.conf'],
        ['/usr/bin/test', '/usr/bin/test'],
        ['/etc/n.sh', '/etc/n.sh'],
        ['/run/f', '/run/f'],
      ],
    );
    assert.equal(document.name, MAIN);
  });
});
