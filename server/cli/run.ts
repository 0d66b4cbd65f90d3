/** The command line: a call in, an exit code out. Everything it touches comes in as `io`. */
import type { ExitCode, Io } from './io.ts';
import { version } from './version.ts';

export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  // editors and scripts ask this often: it shall cost no more than Node itself
  if (argv[0] === '--version' || argv[0] === '-V') {
    io.stdout.write(`kalint ${version}\n`);
    return 0;
  }
  const { dispatch } = await import('./dispatch.ts');
  return dispatch(argv, io);
}
