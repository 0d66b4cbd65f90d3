/**
 * Records what a release says of the fixtures: `npx tsx test/oracle/record.ts`, with the keepalived that is installed or with KEEPALIVED=…
 * Look at the difference before you commit it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixtures, FIXTURES, HOST_FILE, HOST_FIXTURES, recordFile, recordOf, VALUE_FIXTURES, type Recorded } from './fixtures.ts';
import { Keepalived } from './keepalived.ts';
import { KINDS, recordKept } from './kept.ts';
import { KNOWN_HOST } from './known-host.ts';

const why = (reason: string): void => console.error(reason);

async function record(keepalived: Keepalived, directory: string, name: string): Promise<void> {
  const recorded = new Map<string, Recorded>();
  const all = fixtures(directory);
  await Promise.all(all.map(async (one) => recorded.set(one.name, recordOf(await keepalived.ask({ text: one.bytes, file: one.file })))));
  const file = recordFile(name);
  mkdirSync(path.dirname(file), { recursive: true });
  // a line each, for differences that can be read
  const lines = all.map((one) => `${JSON.stringify(one.name)}: ${JSON.stringify(recorded.get(one.name))}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
  console.log(`${path.relative(process.cwd(), file)}: ${lines.length} fixtures, keepalived ${keepalived.version}`);
}

const keepalived = Keepalived.open({ why });
const onHost = Keepalived.open({ why, setup: KNOWN_HOST, workers: 1 });
if (keepalived === null || onHost === null) process.exit(1);
await record(keepalived, FIXTURES, keepalived.version);
await record(keepalived, VALUE_FIXTURES, `${keepalived.version}-values`);
for (const kind of KINDS) console.log(path.relative(process.cwd(), await recordKept(kind, keepalived)));
keepalived.close();
await record(onHost, HOST_FIXTURES, `${onHost.version}-host`);
// MAC addresses are others each time
const withoutMac = (key: string, value: unknown): unknown => (key === 'address' ? undefined : value);
writeFileSync(HOST_FILE, `${JSON.stringify(JSON.parse(await onHost.facts()), withoutMac, 1)}\n`);
onHost.close();
