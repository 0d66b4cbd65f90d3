/**
 * Records what a release says of the fixtures: `npx tsx test/oracle/record.ts`, with the keepalived that is installed or with KEEPALIVED=…
 * Look at the difference before you commit it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixtures, recordFile, recordOf, type Recorded } from './fixtures.ts';
import { Keepalived } from './keepalived.ts';

const keepalived = Keepalived.open({ why: (reason) => console.error(reason) });
if (keepalived === null) process.exit(1);

const recorded = new Map<string, Recorded>();
await Promise.all(
  fixtures().map(async ({ name, bytes, file }) => {
    recorded.set(name, recordOf(await keepalived.ask({ text: bytes, file })));
  }),
);
keepalived.close();

const file = recordFile(keepalived.version);
mkdirSync(path.dirname(file), { recursive: true });
// a line each, for differences that can be read
const lines = fixtures().map(({ name }) => `${JSON.stringify(name)}: ${JSON.stringify(recorded.get(name))}`);
writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
console.log(`${path.relative(process.cwd(), file)}: ${lines.length} fixtures, keepalived ${keepalived.version}`);
