/** The program: what `kalint.ts` loads and calls. */
import { processIo } from './io.ts';
import { dispatch } from './dispatch.ts';

/** @param argv the words after the program's name. The exit code is set when it has ended. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await dispatch(argv, processIo());
}
