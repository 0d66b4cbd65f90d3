/**
 * `npx tsx bench/lsp.ts`: how fast the language server answers in a file of 11,000 lines, over its pipes: an edit and a hover, fresh diagnostics
 * after an edit, and the other requests that an editor sends all the time.
 */
import path from 'node:path';
import { bundle, Client } from '../test/harness/jsonrpc.ts';
import { manyServers } from './configs.ts';

const RUNS = 41;
const uri = 'file:///bench/keepalived.conf';
const textDocument = { uri };
const text = manyServers(125, 10);
const lines = text.split('\n').length;

const sorted = (times: readonly number[]): number[] => times.toSorted((a, b) => a - b);
const quantile = (times: readonly number[], part: number): number => sorted(times)[Math.floor((times.length - 1) * part)] ?? 0;

const { file, remove } = await bundle();
const client = new Client(process.argv[2] === undefined ? file : path.resolve(process.argv[2]));
let version = 1;

/** A keystroke: a digit in the weight of a real server in the middle of the file. */
function edit(): void {
  const line = text.split('\n').findIndex((content, index) => index > lines / 2 && content.includes('weight'));
  const character = 15;
  version++;
  client.notify('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: { line, character }, end: { line, character: character + 1 } }, text: String(version % 10) }],
  });
}

async function measure(what: string, work: () => Promise<unknown>, goal = ''): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
    // what an edit leaves to be done is not part of the next run
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  console.log(`| ${what} | ${quantile(times, 0.5).toFixed(1)} ms | ${quantile(times, 0.9).toFixed(1)} ms | ${goal} |`);
}

try {
  await client.initialize({ textDocument: { diagnostic: {} } });
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'keepalived', version, text } });
  const position = { line: lines >> 1, character: 10 };
  const ask = async (method: string, more: object = {}): Promise<unknown> =>
    client.request(`textDocument/${method}`, { textDocument, ...more });
  await ask('diagnostic');

  console.log(`${lines} lines, ${RUNS} runs\n\n| work | median | 90 % | goal |\n|---|---|---|---|`);
  await measure(
    'edit + hover',
    async () => {
      edit();
      await ask('hover', { position });
    },
    '16 ms',
  );
  await measure(
    'edit + diagnostics',
    async () => {
      edit();
      await ask('diagnostic');
    },
    '100 ms',
  );
  await measure('edit + completion', async () => {
    edit();
    await ask('completion', { position });
  });
  await measure('edit + semantic tokens', async () => {
    edit();
    await ask('semanticTokens/full');
  });
  await measure('edit + code lenses + hints', async () => {
    edit();
    await ask('codeLens');
    await ask('inlayHint', { range: { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } } });
  });
  await measure('edit + document symbols', async () => {
    edit();
    await ask('documentSymbol');
  });
  await client.stop();
} finally {
  client.kill();
  remove();
}
