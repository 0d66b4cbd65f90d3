/**
 * `npx tsx bench/lsp.ts`: how fast the language server answers in files of 11,000 and 88,000 lines, over its pipes: an edit and a hover, fresh
 * diagnostics after an edit, and the other requests that an editor sends all the time.
 */
import path from 'node:path';
import { NEWEST } from '../grammar/language/version.ts';
import { lintText } from '../server/lint/engine.ts';
import { bundle, Client } from '../test/harness/jsonrpc.ts';
import { manyServers } from './configs.ts';
import { median, ms, row, timed } from './pairs.ts';

const uri = 'file:///bench/keepalived.conf';
const textDocument = { uri };
const NO_FILES = { read: () => ({ error: 'there is none' }), glob: () => [] };

const slowest = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * 0.9)] ?? 0;

/** A document in a server of its own. */
class Session {
  private readonly client: Client;
  private readonly lines: readonly string[];
  private readonly runs: number;
  private version = 1;

  constructor(client: Client, text: string, runs: number) {
    this.client = client;
    this.lines = text.split('\n');
    this.runs = runs;
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'keepalived', version: 1, text } });
  }

  /** A keystroke: a digit in the weight of a real server in the middle of the file. */
  edit(): void {
    const line = this.lines.findIndex((content, index) => index > this.lines.length / 2 && content.includes('weight'));
    const character = 15;
    this.version++;
    this.client.notify('textDocument/didChange', {
      textDocument: { uri, version: this.version },
      contentChanges: [{ range: { start: { line, character }, end: { line, character: character + 1 } }, text: String(this.version % 10) }],
    });
  }

  ask(method: string, more: object = {}): Promise<unknown> {
    return this.client.request(`textDocument/${method}`, { textDocument, ...more });
  }

  /** Somewhere in the second half of the file, in the first word of this kind. */
  on(word: string): { position: { line: number; character: number } } {
    const line = this.lines.findIndex((content, index) => index > this.lines.length / 2 && content.includes(word));
    return { position: { line, character: (this.lines[line] ?? '').indexOf(word) + 1 } };
  }

  /** The median of an edit and the answer after it, in milliseconds. */
  async measure(what: string, work: () => Promise<unknown>, goal = ''): Promise<number> {
    const times: number[] = [];
    for (let run = 0; run < this.runs; run++) {
      this.edit();
      const begin = performance.now();
      await work();
      times.push(performance.now() - begin);
      // what an edit leaves to be done is not part of the next run
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    row(what, ms(median(times)), ms(slowest(times)), goal);
    return median(times);
  }
}

async function measureAll(session: Session, text: string, hoverGoal: string): Promise<void> {
  await session.ask('diagnostic');
  for (const word of ['connect_timeout', 'weight', 'delay_loop', 'real_server'])
    await session.measure(`edit + hover on '${word}'`, () => session.ask('hover', session.on(word)), hoverGoal);
  const fresh = await session.measure('edit + diagnostics', () => session.ask('diagnostic'));
  const lint = median(Array.from({ length: 7 }, () => timed(() => lintText('a', text, { keepalived: NEWEST, files: NO_FILES }))));
  row('beside a lint of it in a warm process', ms(lint), `${(fresh / lint).toFixed(2)} x`, '0.2 x');
  await session.measure('edit + completion', () => session.ask('completion', session.on('weight')));
  await session.measure('edit + semantic tokens', () => session.ask('semanticTokens/full'));
  await session.measure('edit + code lenses', () => session.ask('codeLens'));
  const top = { range: { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } } };
  await session.measure('edit + inlay hints', () => session.ask('inlayHint', top));
  await session.measure('edit + document symbols', () => session.ask('documentSymbol'));
}

const { file, remove } = await bundle();
try {
  for (const [virtual, runs, goal] of [
    [125, 41, '16 ms'],
    [1000, 11, '50 ms'],
  ] as const) {
    const text = manyServers(virtual, 10);
    const client = new Client(process.argv[2] === undefined ? file : path.resolve(process.argv[2]));
    try {
      await client.initialize({ textDocument: { diagnostic: {} } });
      console.log(`\n${text.split('\n').length} lines, ${runs} runs\n`);
      row('work', 'median', '90 %', 'goal');
      row('---', '---', '---', '---');
      await measureAll(new Session(client, text, runs), text, goal);
      await client.stop();
    } finally {
      client.kill();
    }
  }
} finally {
  remove();
}
