/** `kalint lsp`: the language server. */
import { command } from '../command.ts';
import { filesOnDisk } from '../files.ts';
import { toggle } from '../option-kinds.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

export const lsp = command({
  usage: 'kalint lsp --stdio',
  about: 'Runs the language server for editors, over standard input and output. It reads files and runs nothing.',
  options: {
    stdio: toggle('talk over standard input and output; the only way there is'),
  },
  async run({ options: { stdio }, operands }, io) {
    if (!stdio) throw new UsageError('an editor starts the language server with: kalint lsp --stdio');
    if (operands.length > 0) throw new UsageError(`lsp takes no file, and '${operands[0] ?? ''}' was given`);
    const { serveStdio } = await import('../../lsp/main.ts');
    serveStdio(filesOnDisk(io.cwd), version);
    // the connection ends the process
    return new Promise(() => undefined);
  },
});
