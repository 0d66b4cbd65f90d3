/** Finds the command that a call names and runs it; nothing that goes wrong in it gets further than this. */
import { parseCall } from './args.ts';
import { bug } from './bug.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { ConfigError } from './config-error.ts';
import { commandHelp, overview } from './help.ts';
import type { ExitCode, Io } from './io.ts';
import { everywhere } from './options.ts';
import { widthFor } from './report/index.ts';
import { visible } from './report/visible.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

const DEFAULT = 'lint';

export async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await call(argv, io);
  } catch (error) {
    if (error instanceof ConfigError) {
      io.stderr.write(error.lines.map((line) => `kalint: ${visible(line)}\n`).join(''));
      return 2;
    }
    if (error instanceof UsageError) {
      io.stderr.write(`kalint: ${visible(error.message)}\nkalint --help shows how it is called.\n`);
      return 2;
    }
    io.stderr.write(`kalint: ${bug(error)}\n`);
    return 3;
  }
}

async function call(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [first = ''] = argv;
  const isNamed = Object.hasOwn(commands, first);
  const command = await load(isNamed ? first : DEFAULT);
  const { options, operands } = parseCall(isNamed ? argv.slice(1) : argv, { ...command.options, ...everywhere });
  if (options.version) return say(`kalint ${version}`, io);
  if (options.help) return say(isNamed ? commandHelp(command, widthFor(io)) : overview(command, widthFor(io)), io);
  return command.run({ options, operands }, io);
}

async function load(name: string): Promise<Command> {
  const entry = commands[name];
  if (entry === undefined) throw new Error(`there is no command ${name}`);
  return entry.load();
}

function say(text: string, io: Io): ExitCode {
  io.stdout.write(`${text}\n`);
  return 0;
}
