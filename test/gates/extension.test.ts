/** The extension's manifest against what the server and the client are. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { PRINT_DEFAULTS } from '../../grammar/print.ts';
import { extensionFiles } from '../../scripts/package-files.ts';
import { isConfigPath } from '../../server/lsp/config-path.ts';
import { DEFAULTS, readSettings } from '../../server/lsp/settings.ts';
import { printOptions } from '../../server/services/formatting.ts';

interface Property {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Manifest {
  readonly activationEvents?: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean } };
  readonly contributes: {
    readonly languages: readonly { readonly filenames: readonly string[]; readonly filenamePatterns: readonly string[] }[];
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly completionEvents?: readonly string[] }[];
    }[];
  };
}

const root = path.dirname(path.dirname(import.meta.dirname));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const { capabilities, contributes } = JSON.parse(read('package.json')) as Manifest;
const { properties } = contributes.configuration;
const commands = contributes.commands.map(({ command }) => command).sort();

/** What the client alone reads. */
const OF_THE_CLIENT = ['kalint.trace.server'];

describe('the extension', () => {
  it('has the settings that the server reads, and no others', () => {
    const wanted = Object.keys(DEFAULTS).map((name) => `kalint.${name}`);
    const names = Object.keys(properties).filter((name) => !OF_THE_CLIENT.includes(name));
    const groups = names.map((name) => name.split('.').slice(0, 2).join('.'));
    assert.deepEqual([...new Set(groups)].sort(), wanted.sort());
  });

  it('says in a description what each setting is for, and so does its page', () => {
    const page = read('docs/vscode.md');
    for (const [name, { description, markdownDescription }] of Object.entries(properties)) {
      assert.match(description ?? markdownDescription ?? '', /^[A-Z].{20,}[.`]$/s, name);
      assert.ok(
        [name, name.replace(/\.[^.]+$/, '.*')].some((told) => page.includes(`\`${told}\``)),
        name,
      );
    }
  });

  it('has defaults that the server takes for its own', () => {
    const given: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(properties)) {
      const key = name.replace('kalint.', '');
      if (!key.includes('.')) given[key] = property.default;
    }
    const complaints: string[] = [];
    assert.deepEqual(
      readSettings(given, (complaint) => complaints.push(complaint)),
      DEFAULTS,
    );
    assert.deepEqual(complaints, []);
  });

  describe('formats', () => {
    const settings = Object.entries(properties).flatMap(([name, property]) => {
      const key = name.startsWith('kalint.format.') ? name.replace('kalint.format.', '') : null;
      return key === null ? [] : [[key, property] as const];
    });
    const defaults = Object.fromEntries(settings.map(([key, property]) => [key, property.default]));

    it('with every option of the formatter, and no others', () => {
      assert.deepEqual(Object.keys(defaults).sort(), Object.keys(PRINT_DEFAULTS).sort());
    });

    it('as the editor says where nothing is set', () => {
      assert.deepEqual(printOptions({}, defaults), PRINT_DEFAULTS);
      const editor = { insertSpaces: false, tabSize: 3 };
      assert.deepEqual(printOptions(editor, defaults), { ...PRINT_DEFAULTS, indent: 'tab', size: 3 });
    });

    for (const [key, { enum: words = [], minimum, maximum }] of settings) {
      const values = [...words, minimum, maximum].filter((value) => value !== undefined && value !== 'editor');
      it(`takes what the manifest allows for ${key}, and nothing beyond`, () => {
        for (const value of values) assert.equal(printOptions({}, { [key]: value })[key as keyof typeof PRINT_DEFAULTS], value);
        const beyond = [...(minimum === undefined ? [] : [minimum - 1]), ...(maximum === undefined ? [] : [maximum + 1]), 'rubbish'];
        for (const value of beyond) assert.deepEqual(printOptions({}, { [key]: value }), PRINT_DEFAULTS, String(value));
        assert.ok(values.length > 0);
      });
    }
  });

  it('registers the commands that it contributes, and no others', () => {
    const registered = [...read('client/commands/index.ts').matchAll(/registerCommand\('([^']+)'/g)].map(([, name]) => name);
    assert.deepEqual(registered.sort(), commands);
  });

  it('names only its own commands in menus and in the walkthrough', () => {
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const named = [
      ...Object.values(contributes.menus).flatMap((entries) => entries.map(({ command }) => command)),
      ...steps.flatMap(({ description }) => [...description.matchAll(/command:(kalint\.\w+)/g)].map(([, name]) => name ?? '')),
      ...steps.flatMap(({ completionEvents = [] }) => completionEvents.map((event) => event.replace('onCommand:', ''))),
    ];
    assert.deepEqual(
      named.filter((name) => !commands.includes(name)),
      [],
    );
  });

  it('takes the same files for configurations as the server', () => {
    const [{ filenames, filenamePatterns } = { filenames: [], filenamePatterns: [] }] = contributes.languages;
    // as VS Code: a pattern without a slash is for the name alone
    const takes = (file: string): boolean =>
      filenames.includes(path.basename(file)) ||
      filenamePatterns.some((pattern) => picomatch.isMatch(pattern.includes('/') ? file : path.basename(file), pattern));
    const files = [
      '/etc/keepalived.conf',
      '/a/keepalived-b.conf',
      '/etc/keepalived/x/y.conf',
      '/etc/conf.d/web.conf',
      '/x/my-keepalived.conf',
    ];
    assert.deepEqual(
      files.map((file) => takes(file)),
      files.map((file) => isConfigPath(file)),
    );
  });

  it('runs nothing, so it may work where nothing is trusted', () => {
    assert.equal(capabilities.untrustedWorkspaces.supported, true);
    const sources = ['client', 'server/lsp', 'server/services'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
    );
    const runs = sources.filter(
      (file) => file.endsWith('.ts') && /child_process|worker_threads|node:(?:net|http)|\beval\(/.test(read(file)),
    );
    assert.deepEqual(runs, []);
  });
});

describe('the VSIX', () => {
  it('holds these files and no others', function () {
    if (!existsSync(path.join(root, 'dist/web/server.js'))) this.skip();
    assert.deepEqual([...extensionFiles(root).keys()].sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/extension.cjs',
      'dist/licenses.txt',
      'dist/server.cjs',
      'dist/web/extension.js',
      'dist/web/server.js',
      'docs/images/failure.webp',
      'docs/images/hover.webp',
      'docs/images/icon.png',
      'docs/images/ipvsadm.webp',
      'docs/images/problems.webp',
      'docs/images/version.webp',
      'package.json',
      'snippets/keepalived.json',
      'syntaxes/keepalived.tmLanguage.json',
      'syntaxes/language-configuration.json',
    ]);
  });
});
