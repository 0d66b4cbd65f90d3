import assert from 'node:assert/strict';
import path from 'node:path';
import { parseSync } from 'editorconfig';
import { editorconfigOf } from '../../server/cli/editorconfig.ts';
import { indentOf } from '../../server/cli/print-options.ts';
import { withFiles } from '../harness/cli.ts';

describe('.editorconfig', () => {
  const outer = [
    '\ufeffroot = true',
    '# one',
    '; two',
    '[*]',
    'indent_style = space',
    'indent_size = 3',
    '[*.conf]',
    'Indent_Size=5',
    '[sub/*.conf]',
    'indent_size = 6',
    '[/top.conf]',
    'indent_style = TAB',
    'tab_width = 8',
    '[{a,b}.cfg]',
    'indent_size = 7',
    '[deep/**.conf]',
    'indent_size = 9',
    '[{e,f/g/**}.conf]',
    'indent_size = 13',
    '[x?[yz].conf]',
    'indent_size = 10',
    '[x[!yz]q.conf]',
    'indent_size = 11',
    '[n{1..3}.conf]',
    'indent_size = 12',
  ].join('\n');
  const files = { '.editorconfig': outer, 'sub/.editorconfig': '[y.conf]\r\nindent_size = unset\r\nindent_style = tab\r\n' };
  const names = [
    ...['top.conf', 'other.conf', 'none.txt', 'a.cfg', 'c.cfg', 'xay.conf', 'xaz.conf', 'xaq.conf', 'xyq.conf', 'n2.conf', 'n4.conf'],
    ...[
      'sub/x.conf',
      'sub/y.conf',
      'sub/below/y.conf',
      'deep/a.conf',
      'deep/er/a.conf',
      'd/top.conf',
      '.hidden.conf',
      'e.conf',
      'f/e.conf',
      'f/g/h.conf',
      'f/g/h/i.conf',
    ],
  ];

  it('is read as the reference implementation reads it', () =>
    withFiles(files, (directory) => {
      for (const name of names) {
        const file = path.join(directory, name);
        const { indent_style, indent_size } = parseSync(file, { unset: true });
        const properties = editorconfigOf(file);
        // the reference makes a size of the tab's width, and the other way round; that is the business of indentOf
        assert.equal(properties.get('indent_style'), indent_style, name);
        if (indent_style !== 'tab') assert.equal(properties.get('indent_size'), indent_size?.toString(), name);
      }
    }));

  it('ends at the root', () =>
    withFiles({ '.editorconfig': '[*]\nindent_size = 3\n', 'sub/.editorconfig': 'root = TRUE\n[*]\nx = y\n' }, (directory) => {
      assert.equal(editorconfigOf(path.join(directory, 'sub/a.conf')).get('indent_size'), undefined);
      assert.equal(editorconfigOf(path.join(directory, 'a.conf')).get('indent_size'), '3');
    }));

  it('says how to indent', () => {
    const said = (properties: Record<string, string>) => indentOf(new Map(Object.entries(properties)));
    assert.deepEqual(said({}), {});
    assert.deepEqual(said({ indent_style: 'space', indent_size: '2' }), { indent: 'space', size: 2 });
    assert.deepEqual(said({ indent_style: 'tab', indent_size: 'tab', tab_width: '8' }), { indent: 'tab', size: 8 });
    assert.deepEqual(said({ indent_style: 'wide', indent_size: '-1' }), {});
    assert.deepEqual(said({ indent_size: '1000000000' }), {});
  });
});
