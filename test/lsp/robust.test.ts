/** A client that is broken, hasty or gone, a rule of ours that throws: the server as a real process survives, or ends when it should. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { PAIR } from '../harness/cursor.ts';
import { fuzzing, Random } from '../harness/random.ts';
import { Client, RpcError, server } from '../harness/jsonrpc.ts';

const EDITOR = { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } };
const ZERO = { line: 0, character: 0 };
const uriOf = (name: string): string => `untitled:${name}`;

/** Adds a rule that always throws to those of our own. */
const throwingRule: Plugin = {
  name: 'throwing-rule',
  setup(bundler) {
    bundler.onLoad({ filter: /\/lint\/rules\/index\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      resolveDir: path.dirname(file),
      contents: `${readFileSync(file, 'utf8').replace('export const OWN_RULES', 'const RULES')}
        const THROWING = { id: 'always-throws', on: 'config', messages: {}, check() { throw new Error('thrown on purpose'); } };
        export const OWN_RULES = [THROWING as unknown as AnyRule, ...RULES];`,
    }));
  },
};

describe('the language server survives', function () {
  this.timeout(60_000);
  let served: Awaited<ReturnType<typeof server>>;
  let client: Client;

  before(async () => (served = await server()));
  after(() => served.remove());
  const start = (flags: readonly string[] = []): Client => (client = new Client(served.file, flags));
  afterEach(async () => {
    await client.leave();
  });

  const open = (name: string, text: string): void =>
    client.notify('textDocument/didOpen', { textDocument: { uri: uriOf(name), languageId: 'keepalived', version: 1, text } });
  const change = (name: string, version: unknown, contentChanges: unknown): void =>
    client.notify('textDocument/didChange', { textDocument: { uri: uriOf(name), version }, contentChanges });
  const symbols = async (name: string) =>
    client.request<{ name: string }[] | null>('textDocument/documentSymbol', { textDocument: { uri: uriOf(name) } });
  const isAlive = async (): Promise<void> => {
    open('alive', PAIR);
    assert.ok(((await symbols('alive')) ?? []).length > 2);
  };
  const raw = (body: string, head = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`): void => {
    client.process.stdin.write(head + body);
  };

  it('messages that are no JSON, or no JSON-RPC', async () => {
    await start().initialize(EDITOR);
    for (const body of ['', '{', 'null', '7', '"x"', '[]', '[1,2]', '{}', '{"jsonrpc":"1.0"}', '{"jsonrpc":"2.0"}', '\0\0', '\ud800'])
      raw(body);
    raw('{"jsonrpc":"2.0","id":{},"method":5}');
    raw('{"jsonrpc":"2.0","id":77777,"result":"to a question that nobody asked"}');
    raw('{"jsonrpc":"2.0","id":88888,"error":{"code":1,"message":"x"}}');
    raw('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":"what"}');
    raw('{"jsonrpc":"2.0","method":"textDocument/didOpen"}');
    raw('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"none"}}');
    raw(`{"jsonrpc":"2.0","method":"x","params":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    await isAlive();
  });

  it('headers that are none: it goes on or ends, and does not hang or fill the memory', async () => {
    for (const head of [
      'Content-Length: many\r\n\r\n',
      'Content-Length: -5\r\n\r\n',
      'rubbish\r\n\r\n',
      '\r\n\r\n\r\n\r\n',
      `${'x'.repeat(5_000_000)}\r\n\r\n`,
    ]) {
      await start(['--max-old-space-size=128']).initialize(EDITOR);
      raw('{}', head);
      client.process.stdin.end();
      const code = await client.ended;
      assert.ok(code === 0 || code === 1, `${head.slice(0, 30)}: ended with ${code}: ${client.stderr.slice(0, 500)}`);
    }
  });

  it('methods that it does not know', async () => {
    await start().initialize(EDITOR);
    client.notify('no/such', { a: 1 });
    client.notify('$/optional');
    for (const method of ['no/such', '$/optional', '', '__proto__', 'constructor', 'textDocument/toString'])
      await assert.rejects(client.request(method, {}), (error: RpcError) => error.code === -32601, method);
    await isAlive();
  });

  it('requests before it is initialized, and after it was told to stop', async () => {
    start();
    const hover = { textDocument: { uri: uriOf('a') }, position: ZERO };
    const outcome = await client.request('textDocument/hover', hover).catch((error: unknown) => error);
    assert.ok(outcome === null || outcome instanceof RpcError);
    await client.initialize(EDITOR);
    await isAlive();
    await client.request('shutdown');
    await client.request('textDocument/hover', hover).catch((error: unknown) => assert.ok(error instanceof RpcError));
    client.notify('exit');
    assert.equal(await client.ended, 0);
  });

  it('edits out of order, out of range, and of documents that are not open', async () => {
    await start().initialize(EDITOR);
    change('never opened', 1, [{ text: 'x' }]);
    client.notify('textDocument/didClose', { textDocument: { uri: uriOf('never opened') } });
    open('a', PAIR);
    const far = { line: 1e9, character: 1e9 };
    change('a', 7, [{ range: { start: far, end: far }, text: '\n# beyond the end\n' }]);
    change('a', 3, [{ range: { start: far, end: ZERO }, text: '' }]);
    change('a', 2, [{ range: { start: { line: -3, character: -1 }, end: ZERO }, text: '# before the beginning\n' }]);
    for (const version of [null, 'x', -1, 1e300]) change('a', version, [{ text: PAIR }]);
    for (const changes of [[], null, 7, [null], [{}], [{ text: 5 }], [{ range: 'x', text: '' }], [{ range: { start: ZERO }, text: 'y' }]])
      change('a', 9, changes);
    change('a', 10, [{ text: 'vrrp_instance LAST {\n}\n' }]);
    assert.deepEqual(
      (await symbols('a'))?.map(({ name }) => name),
      ['vrrp_instance LAST'],
    );
    // opened twice: the later text counts; closed twice: it is closed
    open('a', 'vrrp_instance AGAIN {\n}\n');
    assert.deepEqual(
      (await symbols('a'))?.map(({ name }) => name),
      ['vrrp_instance AGAIN'],
    );
    for (let time = 0; time < 2; time++) client.notify('textDocument/didClose', { textDocument: { uri: uriOf('a') } });
    assert.equal(await symbols('a'), null);
    change('a', 11, [{ text: 'x' }]);
    assert.equal(await symbols('a'), null);
    await isAlive();
  });

  it('1,000 open documents, within 256 MB', async () => {
    await start(['--max-old-space-size=256']).initialize();
    for (let index = 0; index < 1_000; index++) open(`${index}.conf`, PAIR.replaceAll('G1', `G${index}`));
    for (const index of [0, 500, 999]) assert.ok((await symbols(`${index}.conf`))?.some(({ name }) => name.endsWith(`G${index}`)));
    await client.notification<{ uri: string }>('textDocument/publishDiagnostics', ({ uri }) => uri === uriOf('999.conf'));
    for (let index = 0; index < 1_000; index++) client.notify('textDocument/didClose', { textDocument: { uri: uriOf(`${index}.conf`) } });
    assert.equal(await symbols('999.conf'), null);
    await isAlive();
  });

  it('a storm of requests, edits between them, most of them taken back', async () => {
    await start(['--max-old-space-size=256']).initialize(EDITOR);
    const { seed } = fuzzing(11, 1);
    const random = new Random(seed);
    open('a', PAIR);
    const methods = [
      'hover',
      'completion',
      'definition',
      'documentSymbol',
      'foldingRange',
      'codeLens',
      'diagnostic',
      'semanticTokens/full',
    ];
    const answers: Promise<unknown>[] = [];
    for (let count = 0; count < 1_500; count++) {
      const position = { line: random.below(40), character: random.below(30) };
      const params = { textDocument: { uri: uriOf('a') }, position };
      const method = `textDocument/${random.pick(methods)}`;
      if (random.chance(0.1))
        change('a', count + 2, [{ range: { start: position, end: position }, text: random.pick(['x', '}', '{', '\n']) }]);
      answers.push(random.chance(0.7) ? client.cancelled(method, params) : client.request(method, params));
    }
    const outcomes = await Promise.allSettled(answers);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') assert.ok((outcome.reason as RpcError).code === -32800, String(outcome.reason));
    assert.ok(outcomes.some(({ status }) => status === 'fulfilled'));
    change('a', 9_999, [{ text: PAIR }]);
    await isAlive();
  });

  it('a client that dies in the middle of a storm: it exits within a second', async () => {
    await start().initialize();
    for (let index = 0; index < 50; index++) open(`${index}.conf`, PAIR);
    for (let index = 0; index < 200; index++)
      client.notify('textDocument/hover', { textDocument: { uri: uriOf('1.conf') }, position: ZERO });
    await symbols('49.conf');
    const begin = performance.now();
    client.process.stdin.destroy();
    client.process.stdout.destroy();
    await client.ended;
    assert.ok(performance.now() - begin < 1_000, `it took ${(performance.now() - begin).toFixed(0)} ms`);
  });

  it('a client that reads no more: it exits, and does not wait for it', async () => {
    await start().initialize();
    client.process.stdout.destroy();
    open('a', PAIR);
    client.process.stdin.write('Content-Length: 60\r\n\r\n{"jsonrpc":"2.0","id":9,"method":"kalint/status","params":{}}');
    client.process.stdin.end();
    const begin = performance.now();
    await client.ended;
    assert.ok(performance.now() - begin < 1_000);
  });

  it('a rule that throws: it is told once, and the others go on', async () => {
    const broken = await server([throwingRule]);
    try {
      client = new Client(broken.file);
      await client.initialize();
      const told = (method: string) =>
        client.notifications.filter((sent) => sent.method === method && JSON.stringify(sent.params).includes('always-throws'));
      for (const version of [1, 2, 3]) {
        const text = `rubbish\n${PAIR}# ${version}\n`;
        if (version === 1) open('a', text);
        else change('a', version, [{ text }]);
        const { diagnostics } = await client.notification<{ version: number; diagnostics: { code: string }[] }>(
          'textDocument/publishDiagnostics',
          (sent) => sent.version === version,
        );
        const codes = diagnostics.map(({ code }) => code);
        assert.ok(codes.includes('unknown-keyword') && codes.some((code) => OWN_RULES.some(({ id }) => id === code)), codes.join());
      }
      assert.deepEqual([told('window/showMessage').length, told('window/logMessage').length], [1, 1]);
    } finally {
      await client.leave();
      broken.remove();
    }
  });
});
