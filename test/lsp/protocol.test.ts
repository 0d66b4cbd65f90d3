/** A real process, talked to over its pipes as an editor does: every method of docs/language-server.md. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PAIR, unmark } from '../harness/cursor.ts';
import { Client, RpcError, server } from '../harness/jsonrpc.ts';

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly code: string;
  readonly message: string;
  readonly codeDescription?: { readonly href: string };
  readonly relatedInformation?: readonly { readonly location: { readonly uri: string; readonly range: { readonly start: Position } } }[];
}
interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

const BAD = 'vrrp_instance A {\n rubbish\n}\n';
const NODE =
  'vrrp_instance A {\n state BACKUP\n interface eth0\n virtual_router_id 7\n priority 100\n virtual_ipaddress {\n  10.0.0.9/24\n }\n}\n';
const ZERO = { line: 0, character: 0 };
const WHOLE = { start: ZERO, end: { line: 9999, character: 0 } };

/** What VS Code says of itself, as far as it matters here, but for diagnostics. */
const EDITOR = {
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

describe('the language server over stdio', function () {
  this.timeout(60_000);
  let directory: string;
  let client: Client;
  let served: Awaited<ReturnType<typeof server>>;
  /** Every method that a test has used so far. */
  const spoken = new Set<string>();

  before(async () => (served = await server()));
  after(() => served.remove());

  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'kalint-lsp-'));
    client = new Client(served.file);
  });
  afterEach(async () => {
    await client.leave();
    for (const method of client.spoken) spoken.add(method);
    rmSync(directory, { recursive: true, force: true });
  });

  const uriOf = (name: string): string => pathToFileURL(path.join(directory, name)).toString();
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  };
  const open = (uri: string, text: string, version = 1): void =>
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'keepalived', version, text } });
  const replaceAll = (uri: string, version: number, text: string): void =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  const published = async (uri: string, fits: (given: Published) => boolean = () => true): Promise<Published> =>
    client.notification<Published>('textDocument/publishDiagnostics', (given) => given.uri === uri && fits(given));
  const positionOf = (text: string, offset: number): Position => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  };
  /** Opens a marked text and gives the place of its cursor. */
  const openMarked = (name: string, fixture: string): { textDocument: { uri: string }; position: Position } => {
    const { text, cursor } = unmark(fixture);
    open(uriOf(name), text);
    return { textDocument: { uri: uriOf(name) }, position: positionOf(text, cursor) };
  };

  it('says what it can, and ends as it is told', async () => {
    const { capabilities } = await client.initialize(EDITOR);
    for (const provider of [
      'hoverProvider',
      'completionProvider',
      'signatureHelpProvider',
      'definitionProvider',
      'referencesProvider',
      'documentHighlightProvider',
      'renameProvider',
      'documentSymbolProvider',
      'workspaceSymbolProvider',
      'foldingRangeProvider',
      'selectionRangeProvider',
      'documentLinkProvider',
      'codeActionProvider',
      'codeLensProvider',
      'inlayHintProvider',
      'semanticTokensProvider',
      'executeCommandProvider',
      'diagnosticProvider',
    ])
      assert.ok(capabilities[provider], provider);
    assert.equal(await client.stop(), 0);
  });

  it('exits within a second when its input ends', async () => {
    await client.initialize();
    const begin = performance.now();
    client.process.stdin.end();
    await client.ended;
    assert.ok(performance.now() - begin < 1_000);
  });

  it('exits when the process of the editor is no more', async () => {
    const editor = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    await client.initialize({}, { processId: editor.pid });
    await client.request('kalint/status', {});
    editor.kill('SIGKILL');
    const begin = performance.now();
    assert.equal(await client.ended, 1);
    assert.ok(performance.now() - begin < 2_000);
  });

  it('pushes diagnostics, for the version that they are of, and takes them back', async () => {
    await client.initialize();
    const uri = uriOf('keepalived.conf');
    open(uri, BAD);
    const first = await published(uri);
    assert.equal(first.version, 1);
    const found = first.diagnostics.find(({ code }) => code === 'unknown-keyword');
    assert.deepEqual(found?.range, { start: { line: 1, character: 1 }, end: { line: 1, character: 8 } });
    // three keystrokes in a row: only the last one is answered
    replaceAll(uri, 2, 'vrrp_i');
    replaceAll(uri, 3, 'vrrp_in');
    replaceAll(uri, 4, '# nothing\n');
    const next = await published(uri);
    assert.equal(next.version, 4);
    assert.deepEqual(next.diagnostics, []);
    client.notify('textDocument/didClose', { textDocument: { uri } });
  });

  it('diagnoses included files, too, and judges them only where they are included', async () => {
    write('keepalived.conf', 'vrrp_instance A {\n include part.inc\n}\n');
    write('part.inc', 'state MASTER\nrubbish\n');
    await client.initialize(EDITOR, { workspaceFolders: [{ uri: uriOf(''), name: 'it' }] });
    open(uriOf('keepalived.conf'), 'vrrp_instance A {\n include part.inc\n}\n');
    const part = await published(uriOf('part.inc'));
    assert.deepEqual(
      part.diagnostics.map(({ code }) => code).filter((code) => code === 'unknown-keyword'),
      ['unknown-keyword'],
    );
    // open in the editor, with another text than on disk
    open(uriOf('part.inc'), 'state MASTER\nstat MASTER\n');
    const again = await published(uriOf('part.inc'), ({ version }) => version === 1);
    assert.deepEqual(
      again.diagnostics.filter(({ code }) => code === 'unknown-keyword').map(({ range }) => range.start.line),
      [1],
    );
  });

  it('answers when it is asked for diagnostics, and says when nothing is new', async () => {
    await client.initialize({ textDocument: { diagnostic: {} } });
    const textDocument = { uri: uriOf('keepalived.conf') };
    open(textDocument.uri, BAD);
    const first = await client.request<{ kind: string; resultId: string; items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument,
    });
    assert.equal(first.kind, 'full');
    assert.ok(first.items.some(({ code }) => code === 'unknown-keyword'));
    const same = await client.request<{ kind: string }>('textDocument/diagnostic', { textDocument, previousResultId: first.resultId });
    assert.equal(same.kind, 'unchanged');
    replaceAll(textDocument.uri, 2, '');
    const other = await client.request<{ kind: string; items: unknown[] }>('textDocument/diagnostic', {
      textDocument,
      previousResultId: first.resultId,
    });
    assert.deepEqual([other.kind, other.items], ['full', []]);
    assert.ok(!client.notifications.some(({ method }) => method === 'textDocument/publishDiagnostics'));
  });

  it('completion, with its page; hover; signature help', async () => {
    await client.initialize(EDITOR);
    const at = openMarked('keepalived.conf', 'vrrp_instance A {\n  virtual_r|\n}\n');
    const { items } = await client.request<{ items: { label: string; insertTextFormat?: number; textEdit: { newText: string } }[] }>(
      'textDocument/completion',
      at,
    );
    const item = items.find(({ label }) => label === 'virtual_router_id');
    assert.equal(item?.textEdit.newText, 'virtual_router_id ${1:id}');
    assert.equal(item.insertTextFormat, 2);
    const resolved = await client.request<{ documentation: { value: string } }>('completionItem/resolve', item);
    assert.match(resolved.documentation.value, /number of the virtual router/);

    const word = openMarked('b.conf', 'vrrp_instance A {\n  virtual_router|_id 5\n}\n');
    const { contents } = await client.request<{ contents: { value: string } }>('textDocument/hover', word);
    assert.match(contents.value, /1 to 255/);

    const call = openMarked('c.conf', 'virtual_server 10.0.0.1 |\n');
    const help = await client.request<{ activeParameter: number; signatures: { label: string }[] }>('textDocument/signatureHelp', call);
    assert.deepEqual([help.activeParameter, help.signatures[0]?.label], [1, 'virtual_server <address> [<port>]']);
  });

  it('definition, references, highlights, rename across files', async () => {
    write('scripts.inc', 'vrrp_script chk {\n}\n');
    await client.initialize(EDITOR);
    const at = openMarked('keepalived.conf', 'include scripts.inc\nvrrp_instance A {\n track_script {\n  ch|k\n }\n}\n');
    const [target] = await client.request<{ uri: string; range: object }[]>('textDocument/definition', at);
    assert.deepEqual(target, { uri: uriOf('scripts.inc'), range: { start: { line: 0, character: 12 }, end: { line: 0, character: 15 } } });
    const all = await client.request<unknown[]>('textDocument/references', { ...at, context: { includeDeclaration: true } });
    const uses = await client.request<unknown[]>('textDocument/references', { ...at, context: { includeDeclaration: false } });
    assert.deepEqual([all.length, uses.length], [2, 1]);
    assert.equal((await client.request<unknown[]>('textDocument/documentHighlight', at)).length, 1);
    const prepared = await client.request<{ placeholder: string }>('textDocument/prepareRename', at);
    assert.equal(prepared.placeholder, 'chk');
    const { changes } = await client.request<{ changes: Record<string, { newText: string }[]> }>('textDocument/rename', {
      ...at,
      newName: 'probe',
    });
    assert.deepEqual(Object.keys(changes).sort(), [uriOf('keepalived.conf'), uriOf('scripts.inc')].sort());
    await assert.rejects(client.request('textDocument/rename', { ...at, newName: 'two words' }), (error: RpcError) =>
      /one word/.test(error.message),
    );
  });

  it('symbols, folds, selections, links', async () => {
    write('keepalived/other.conf', 'vrrp_instance ELSEWHERE {\n}\n');
    await client.initialize(EDITOR, { workspaceFolders: [{ uri: uriOf(''), name: 'it' }] });
    const at = openMarked('keepalived.conf', `include keepalived/other.conf\n${PAIR.replace('priority 150', 'priority 1|50')}`);
    const { textDocument, position } = at;
    const symbols = await client.request<{ name: string }[]>('textDocument/documentSymbol', { textDocument });
    assert.ok(symbols.some(({ name }) => name === 'vrrp_sync_group G1'));
    const found = await client.request<{ name: string; location: { uri: string } }[]>('workspace/symbol', { query: 'elsew' });
    assert.deepEqual(
      found.map(({ name, location }) => [name, location.uri]),
      [['ELSEWHERE', uriOf('keepalived/other.conf')]],
    );
    assert.ok((await client.request<unknown[]>('textDocument/foldingRange', { textDocument })).length >= 8);
    const [selection] = await client.request<{ parent?: { parent?: object } }[]>('textDocument/selectionRange', {
      textDocument,
      positions: [position],
    });
    assert.ok(selection?.parent?.parent !== undefined);
    const links = await client.request<{ target: string }[]>('textDocument/documentLink', { textDocument });
    assert.deepEqual(
      links.map(({ target }) => target),
      [uriOf('keepalived/other.conf'), 'file:///usr/bin/true'],
    );
  });

  it('code actions: fixes, all of them, silence, the other node', async () => {
    await client.initialize(EDITOR);
    const { textDocument } = openMarked('keepalived.conf', 'vrrp_instance A {\n virtual_rooter_id 51\n state MASTER\n}\n');
    const ask = async (line: number, only?: string[]) =>
      client.request<
        {
          title: string;
          kind: string;
          edit: { changes?: Record<string, { newText: string }[]>; documentChanges?: object[] };
          diagnostics?: Diagnostic[];
        }[]
      >('textDocument/codeAction', {
        textDocument,
        range: { start: { line, character: 2 }, end: { line, character: 2 } },
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      });
    const actions = await ask(1);
    const fix = actions.find(({ diagnostics }) => diagnostics?.[0]?.code === 'unknown-keyword');
    assert.equal(fix?.edit.changes?.[textDocument.uri]?.[0]?.newText, 'virtual_router_id');
    assert.ok(actions.some(({ title }) => title.startsWith("Silence 'unknown-keyword'")));
    assert.deepEqual(
      (await ask(1, ['source.fixAll'])).map(({ kind }) => kind),
      ['source.fixAll'],
    );
    assert.deepEqual(await ask(1, ['source.organizeImports']), []);
    const twin = (await ask(0)).find(({ edit }) => edit.documentChanges !== undefined);
    assert.match(twin?.title ?? '', /BACKUP twin/);
    assert.deepEqual(twin?.edit.documentChanges?.[0], {
      kind: 'create',
      uri: uriOf('keepalived.backup.conf'),
      options: { overwrite: false, ignoreIfExists: false },
    });
  });

  it('lenses, hints, semantic tokens', async () => {
    await client.initialize(EDITOR, { initializationOptions: { commands: true } });
    const { textDocument } = openMarked('keepalived.conf', PAIR);
    const lenses = await client.request<{ command: { title: string; command: string; arguments?: string[] } }[]>('textDocument/codeLens', {
      textDocument,
    });
    assert.deepEqual(lenses.at(-1)?.command, {
      title: '2 real servers · show ipvsadm',
      command: 'kalint.showIpvsadm',
      arguments: [textDocument.uri],
    });
    const hints = await client.request<{ label: string }[]>('textDocument/inlayHint', { textDocument, range: WHOLE });
    assert.ok(hints.some(({ label }) => label === 'UDP'));

    const full = await client.request<{ resultId: string; data: number[] }>('textDocument/semanticTokens/full', { textDocument });
    assert.ok(full.data.length > 100 && full.data.length % 5 === 0);
    client.notify('textDocument/didChange', {
      textDocument: { ...textDocument, version: 2 },
      contentChanges: [{ range: { start: ZERO, end: ZERO }, text: '# one more\n' }],
    });
    const delta = await client.request<{ edits: { start: number; deleteCount: number; data?: number[] }[] }>(
      'textDocument/semanticTokens/full/delta',
      {
        textDocument,
        previousResultId: full.resultId,
      },
    );
    const data = [...full.data];
    for (const { start, deleteCount, data: put = [] } of [...delta.edits].reverse()) data.splice(start, deleteCount, ...put);
    assert.deepEqual(data, (await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument })).data);
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    const part = await client.request<{ data: number[] }>('textDocument/semanticTokens/range', { textDocument, range });
    assert.ok(part.data.length > 0 && part.data.length < full.data.length);
  });

  it('formatting: all, a range, while one types', async () => {
    await client.initialize(EDITOR);
    const text = 'vrrp_instance A {\nstate MASTER\n  priority 100\n}\n';
    const { textDocument } = openMarked('keepalived.conf', text);
    const options = { tabSize: 2, insertSpaces: true };
    const ask = async (method: string, more: object = {}) =>
      client.request<{ range: { start: Position }; newText: string }[]>(`textDocument/${method}`, { textDocument, options, ...more });
    assert.deepEqual(
      (await ask('formatting')).map(({ range, newText }) => [range.start.line, newText]),
      [[1, '  ']],
    );
    const second = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };
    assert.deepEqual(await ask('rangeFormatting', { range: second }), []);
    assert.equal((await ask('onTypeFormatting', { position: { line: 3, character: 1 }, ch: '}' })).length, 1);
    assert.equal((await ask('onTypeFormatting', { position: { line: 2, character: 0 }, ch: '\n' })).length, 1);
    replaceAll(textDocument.uri, 2, 'vrrp_instance A {\nstate MASTER\n');
    assert.deepEqual(await ask('formatting'), []);
  });

  it('requests of our own, and the same as commands', async () => {
    await client.initialize(EDITOR);
    const { textDocument } = openMarked('keepalived.conf', PAIR);
    const { uri } = textDocument;
    const view = await client.request<{ text: string; lines: { line: number; uri: string; range: { start: Position } }[] }>(
      'kalint/ipvsadm',
      { uri, down: ['10.0.0.1'] },
    );
    assert.match(view.text, /-r 10\.0\.0\.2:80/);
    assert.doesNotMatch(view.text, /-r 10\.0\.0\.1:80/);
    const [first] = view.lines;
    assert.equal(first?.range.start.line, PAIR.split('\n').indexOf('virtual_server 10.0.0.100 80 {'));
    assert.match((await client.request<{ text: string }>('kalint/realserver', { uri })).text, /#!\/bin\/sh/);
    assert.match((await client.request<{ markdown: string }>('kalint/explain', { name: 'unknown-keyword' })).markdown, /# unknown-keyword/);
    const compared = await client.request<{ text: string }>('kalint/compare', { uri, live: '-A -t 10.0.0.100:80 -s rr\n' });
    assert.match(compared.text, /10\.0\.0\.2:80/);
    assert.equal(await client.request('kalint/compare', { uri }), null);
    assert.ok((await client.request<unknown[]>('kalint/realServerNames', { uri })).length > 1);
    assert.equal(await client.request('kalint/realServerNames', { uri: uriOf('never-opened.conf') }), null);
    const status = await client.request<{ keepalivedVersion: string; errors: number; files: string[] }>('kalint/status', { uri });
    assert.deepEqual([status.keepalivedVersion, status.files], ['2.4.3', [uri]]);
    const run = async (command: string, ...given: unknown[]) =>
      client.request<{ text?: string; markdown?: string } | null>('workspace/executeCommand', { command, arguments: given });
    assert.match((await run('kalint.server.ipvsadm', uri))?.text ?? '', /ipvsadm -A/);
    assert.match((await run('kalint.server.realserver', uri))?.text ?? '', /#!\/bin\/sh/);
    assert.match((await run('kalint.server.explain', 'real_server'))?.markdown ?? '', /real_server/);
    assert.equal(await run('kalint.server.explain'), null);
  });

  it('settings: asked for, changed, and told when they are wrong', async () => {
    let settings: object = { keepalivedVersion: '2.2.7', rules: { 'unknown-keyword': 'hint' } };
    client.answers.set('workspace/configuration', (params) => (params as { items: unknown[] }).items.map(() => settings));
    await client.initialize({ workspace: { configuration: true } });
    const { textDocument } = openMarked('keepalived.conf', BAD);
    const severity = ({ diagnostics }: Published): unknown =>
      (diagnostics.find(({ code }) => code === 'unknown-keyword') as { severity?: number } | undefined)?.severity;
    assert.equal((await client.request<{ keepalivedVersion: string }>('kalint/status', textDocument)).keepalivedVersion, '2.2.7');
    await published(textDocument.uri, (given) => severity(given) === 4);
    settings = { keepalivedVersion: 'newest', rules: { 'unknown-keyword': 'warning' } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await published(textDocument.uri, (given) => severity(given) === 2);
    const { message } = await client.notification<{ message: string }>('window/showMessage');
    assert.match(message, /keepalivedVersion/);
  });

  it('settings of an editor that cannot be asked', async () => {
    await client.initialize({}, { initializationOptions: { settings: { keepalivedVersion: '2.2.7' } } });
    const { textDocument } = openMarked('keepalived.conf', BAD);
    const version = async () => (await client.request<{ keepalivedVersion: string }>('kalint/status', textDocument)).keepalivedVersion;
    assert.equal(await version(), '2.2.7');
    client.notify('workspace/didChangeConfiguration', { settings: { kalint: { keepalivedVersion: '2.0.20' } } });
    assert.equal(await version(), '2.0.20');
  });

  it('looks again when files change on disk, and watches them where the editor lets it', async () => {
    let registered: unknown;
    client.answers.set('client/registerCapability', (params) => {
      registered = params;
      return null;
    });
    await client.initialize({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    const { textDocument } = openMarked('keepalived.conf', 'include a.inc\n');
    await published(textDocument.uri, ({ diagnostics }) => diagnostics.some(({ code }) => code === 'include-not-found'));
    assert.match(JSON.stringify(registered), /didChangeWatchedFiles/);
    write('a.inc', '# here\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('a.inc'), type: 1 }] });
    await published(textDocument.uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('several folders of a workspace, which come and go', async () => {
    write('one/keepalived.conf', 'vrrp_instance ONE {\n}\n');
    write('two/keepalived.conf', 'vrrp_instance TWO {\n}\n');
    await client.initialize(EDITOR, { workspaceFolders: [{ uri: uriOf('one'), name: 'one' }] });
    const names = async () => (await client.request<{ name: string }[]>('workspace/symbol', { query: '' })).map(({ name }) => name);
    assert.deepEqual(await names(), ['ONE']);
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uriOf('two'), name: 'two' }], removed: [{ uri: uriOf('one'), name: 'one' }] },
    });
    assert.deepEqual(await names(), ['TWO']);
  });

  it('the nodes of a cluster are judged together', async () => {
    const node = (state: string) => NODE.replace('BACKUP', state);
    write('keepalived.two.conf', node('BACKUP'));
    const settings = { clusters: [['keepalived.*.conf']] };
    await client.initialize({}, { workspaceFolders: [{ uri: uriOf(''), name: 'it' }], initializationOptions: { settings } });
    open(uriOf('keepalived.one.conf'), node('MASTER'));
    const { diagnostics } = await published(uriOf('keepalived.one.conf'));
    assert.ok(
      diagnostics.some(({ code }) => code === 'equal-priority'),
      JSON.stringify(diagnostics),
    );
    // the partner changes, and this one is judged anew
    open(uriOf('keepalived.two.conf'), node('BACKUP').replace('priority 100', 'priority 50'));
    await published(uriOf('keepalived.one.conf'), (given) => !given.diagnostics.some(({ code }) => code === 'equal-priority'));
    const lenses = await client.request<{ command: { title: string } }[]>('textDocument/codeLens', {
      textDocument: { uri: uriOf('keepalived.one.conf') },
    });
    assert.equal(lenses[0]?.command.title, '7 on eth0 · 1 VIP · gap 50');
  });

  it('what is wrong with a node that nobody has opened is told, too, and taken back', async () => {
    const settings = { clusters: [['keepalived.*.conf']] };
    write('keepalived.two.conf', `# the other node\n${NODE}`);
    await client.initialize({}, { workspaceFolders: [{ uri: uriOf(''), name: 'it' }], initializationOptions: { settings } });
    const { textDocument } = openMarked('keepalived.one.conf', NODE);
    const isTold = ({ diagnostics }: Published): boolean => diagnostics.some(({ code }) => code === 'equal-priority');
    const { diagnostics } = await published(uriOf('keepalived.two.conf'), isTold);
    const [place] = diagnostics.find(({ code }) => code === 'equal-priority')?.relatedInformation ?? [];
    assert.deepEqual(
      [place?.location.uri, place?.location.range.start.line],
      [textDocument.uri, NODE.split('\n').indexOf(' priority 100')],
    );
    const here = (await published(textDocument.uri, isTold)).diagnostics.find(({ code }) => code === 'equal-priority');
    assert.equal(here?.relatedInformation?.[0]?.location.range.start.line, 1 + NODE.split('\n').indexOf(' priority 100'));
    client.notify('textDocument/didClose', { textDocument });
    await published(uriOf('keepalived.two.conf'), (given) => given.diagnostics.length === 0);
  });

  it('an editor that asks is told of closed nodes along with the open one', async () => {
    write('keepalived.two.conf', NODE);
    const settings = { clusters: [['keepalived.*.conf']] };
    await client.initialize(
      { textDocument: { diagnostic: { relatedDocumentSupport: true } } },
      { workspaceFolders: [{ uri: uriOf(''), name: 'it' }], initializationOptions: { settings } },
    );
    const { textDocument } = openMarked('keepalived.one.conf', NODE);
    const { relatedDocuments } = await client.request<{ relatedDocuments: Record<string, { items: Diagnostic[] }> }>(
      'textDocument/diagnostic',
      { textDocument },
    );
    assert.ok(relatedDocuments[uriOf('keepalived.two.conf')]?.items.some(({ code }) => code === 'equal-priority'));
  });

  it('an editor that asks, but for open files only, is told of closed ones unasked, until it opens them', async () => {
    await client.initialize({ textDocument: { diagnostic: {} } });
    write('part.inc', 'rubbish\n');
    const { textDocument } = openMarked('keepalived.conf', 'include part.inc\n');
    await client.request('textDocument/diagnostic', { textDocument });
    await published(uriOf('part.inc'), ({ diagnostics }) => diagnostics.length > 0);
    open(uriOf('part.inc'), 'rubbish\n');
    await published(uriOf('part.inc'), ({ diagnostics }) => diagnostics.length === 0);
  });

  it('a file that is included no longer is told nothing of', async () => {
    write('part.inc', 'rubbish\n');
    await client.initialize();
    open(uriOf('keepalived.conf'), 'include part.inc\n');
    await published(uriOf('part.inc'), ({ diagnostics }) => diagnostics.length > 0);
    replaceAll(uriOf('keepalived.conf'), 2, '# nothing\n');
    await published(uriOf('part.inc'), ({ diagnostics }) => diagnostics.length === 0);
  });

  it('findings link to the page of their rule where the editor has our command for it', async () => {
    const linked = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
    await client.initialize(linked, { initializationOptions: { commands: true } });
    open(uriOf('keepalived.conf'), BAD);
    const { diagnostics } = await published(uriOf('keepalived.conf'));
    const found = diagnostics.find(({ code }) => code === 'unknown-keyword');
    assert.equal(decodeURIComponent(found?.codeDescription?.href ?? ''), 'command:kalint.explain?["unknown-keyword"]');
  });

  it('without the command there is no link', async () => {
    await client.initialize({ textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } });
    open(uriOf('keepalived.conf'), BAD);
    const { diagnostics } = await published(uriOf('keepalived.conf'));
    assert.ok(diagnostics.length > 0 && diagnostics.every(({ codeDescription }) => codeDescription === undefined));
  });

  it('config files of kalint hold here, too, and settings go over them', async () => {
    write('.kalintrc.json', '{ "keepalived": "2.2.7", "rules": { "unknown-keyword": "hint" } }');
    await client.initialize();
    const { textDocument } = openMarked('keepalived.conf', BAD);
    const { diagnostics } = await published(textDocument.uri);
    assert.equal((diagnostics.find(({ code }) => code === 'unknown-keyword') as { severity?: number } | undefined)?.severity, 4);
    const version = async () => (await client.request<{ keepalivedVersion: string }>('kalint/status', textDocument)).keepalivedVersion;
    assert.equal(await version(), '2.2.7');
    client.notify('workspace/didChangeConfiguration', { settings: { kalint: { keepalivedVersion: '2.3.1' } } });
    assert.equal(await version(), '2.3.1');
  });

  it('facts of the host', async () => {
    write('host.json', '[{"ifname":"lo","flags":["UP"],"addr_info":[]}]');
    await client.initialize(
      {},
      { workspaceFolders: [{ uri: uriOf(''), name: 'it' }], initializationOptions: { settings: { hostFacts: 'host.json' } } },
    );
    open(uriOf('keepalived.conf'), PAIR);
    const { diagnostics } = await published(uriOf('keepalived.conf'));
    assert.ok(
      diagnostics.some(({ message }) => message.includes('eth0')),
      JSON.stringify(diagnostics),
    );
    client.notify('workspace/didChangeConfiguration', { settings: { kalint: { hostFacts: 'none.json' } } });
    const { message } = await client.notification<{ message: string }>('window/showMessage');
    assert.match(message, /kalint\.hostFacts: none\.json: there is no such file/);
  });

  it('documents without a file', async () => {
    await client.initialize();
    const uri = 'untitled:Untitled-1';
    open(uri, `include somewhere.conf\n${BAD}`);
    const { diagnostics } = await published(uri);
    assert.ok(diagnostics.some(({ code }) => code === 'unknown-keyword'));
    assert.ok(!diagnostics.some(({ code }) => code === 'include-not-found'));
    assert.notEqual(await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 3 } }), null);
  });

  it('unknown documents, bad positions and bad parameters never hurt it', async () => {
    await client.initialize(EDITOR);
    const { textDocument } = openMarked('keepalived.conf', PAIR);
    const methods = ['hover', 'completion', 'signatureHelp', 'definition', 'references', 'documentHighlight', 'prepareRename', 'rename'];
    for (const method of methods) {
      const ask = async (params: object) => client.request(`textDocument/${method}`, { newName: 'x', context: {}, ...params });
      assert.equal(await ask({ textDocument: { uri: 'file:///nowhere' }, position: ZERO }), null, method);
      for (const position of [{ line: 1e6, character: 1e6 }, { line: -1, character: -5 }, { line: 'a' }, null, undefined]) {
        await assert.doesNotReject(ask({ textDocument, position }), `${method} at ${JSON.stringify(position)}`);
      }
    }
    for (const method of [
      'documentSymbol',
      'foldingRange',
      'selectionRange',
      'documentLink',
      'codeAction',
      'codeLens',
      'inlayHint',
      'semanticTokens/full',
    ]) {
      await assert.doesNotReject(client.request(`textDocument/${method}`, { textDocument }), method);
      await assert.doesNotReject(client.request(`textDocument/${method}`, {}), method);
      await assert.doesNotReject(client.request(`textDocument/${method}`, { textDocument: { uri: 7 } }), method);
    }
    for (const method of ['kalint/ipvsadm', 'kalint/realserver', 'kalint/explain', 'kalint/status']) {
      assert.equal(await client.request(method, {}), null);
      assert.equal(await client.request(method, { uri: 5, name: 5 }), null);
    }
    client.notify('textDocument/didClose', { textDocument });
    assert.equal(await client.request('textDocument/hover', { textDocument, position: ZERO }), null);
    await assert.rejects(client.request('no/such'), (error: RpcError) => error.code === -32601);
    assert.equal(await client.stop(), 0);
  });

  it('a request that is taken back is not answered with a result', async () => {
    await client.initialize();
    const { textDocument } = openMarked('keepalived.conf', PAIR);
    // both outcomes are right: it may have been answered before the cancellation came
    const outcome = await client.cancelled('textDocument/documentSymbol', { textDocument }).catch((error: unknown) => error);
    assert.ok(Array.isArray(outcome) || (outcome instanceof RpcError && outcome.code === -32800));
    assert.notEqual(await client.request('textDocument/hover', { textDocument, position: { line: 1, character: 1 } }), null);
  });

  it('asks an editor that pulls to ask again when settings change', async () => {
    let refreshed = (): void => undefined;
    const refresh = new Promise<void>((resolve) => (refreshed = resolve));
    client.answers.set('workspace/diagnostic/refresh', () => refreshed());
    await client.initialize({ textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } });
    const { textDocument } = openMarked('keepalived.conf', BAD);
    const severity = async (): Promise<unknown> => {
      const { items } = await client.request<{ items: { code: string; severity: number }[] }>('textDocument/diagnostic', { textDocument });
      return items.find(({ code }) => code === 'unknown-keyword')?.severity;
    };
    assert.equal(await severity(), 1);
    client.notify('workspace/didChangeConfiguration', { settings: { kalint: { rules: { 'unknown-keyword': 'hint' } } } });
    await refresh;
    assert.equal(await severity(), 4);
  });

  it('the formatter goes by the settings, then by the editor', async () => {
    const format = { indent: 'tab' };
    await client.initialize({}, { initializationOptions: { settings: { format } } });
    const { textDocument } = openMarked('keepalived.conf', 'vrrp_instance A {\nstate MASTER\n}\n');
    const edits = async (): Promise<string[]> =>
      (
        await client.request<{ newText: string }[]>('textDocument/formatting', {
          textDocument,
          options: { tabSize: 3, insertSpaces: true },
        })
      ).map(({ newText }) => newText);
    assert.deepEqual(await edits(), ['\t']);
    client.notify('workspace/didChangeConfiguration', { settings: { kalint: { format: { indent: 'editor', size: null } } } });
    assert.deepEqual(await edits(), ['   ']);
  });

  // the last: it looks at what all the others have said
  it('every method that the feature matrix promises is used here', () => {
    const matrix = readFileSync(path.join(import.meta.dirname, '../../docs/language-server.md'), 'utf8');
    const promised = [...matrix.matchAll(/^\|(.*?)\| yes \|/gm)].flatMap(([, cell = '']) => methodsIn(cell));
    assert.ok(promised.length > 35, promised.join());
    assert.deepEqual(
      promised.filter((method) => !spoken.has(method)),
      [],
    );
  });
});

/** `textDocument/references`, `documentHighlight`: the second is of the kind of the first. */
function methodsIn(cell: string): string[] {
  const names = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const kind = names[0]?.replace(/[^/]*$/, '') ?? '';
  return names.map((name) => (/^(?:\$|textDocument|workspace|completionItem)\//.test(name) ? name : kind + name));
}
