/**
 * What `kalint` starts: a small file, so that the version costs no more than Node itself, and that the compiled code of the right program
 * is found before Node compiles a megabyte of source. Written for a script, not a module: Node starts those faster. The programs stand beside
 * it; for a copy of this one file all of them are also in a comment at its end (`embedded.ts`).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { unpack } from './embedded.ts';
import { load } from './load.ts';
import { version } from './version.ts';

/** Put in place by the build: the commands of the big program; all other calls are lint's. */
declare const KALINT_COMMANDS: readonly string[];
/** Put in place by the build: what the sources of each program come to, in hexadecimal digits. */
declare const KALINT_HASHES: Readonly<Record<string, string>>;

interface Program {
  main(argv: readonly string[]): void;
}

const argv = process.argv.slice(2);
const [first = ''] = argv;
// editors and scripts ask this often
if (first === '--version' || first === '-V') process.stdout.write(`kalint ${version}\n`);
else {
  const name = KALINT_COMMANDS.includes(first) ? 'commands' : 'lint';
  const isBeside = existsSync(path.join(__dirname, `${name}.js`));
  const program = (isBeside ? load(__dirname, name, KALINT_HASHES[name] ?? '') : unpack(__filename)) as Program;
  program.main(argv);
}
