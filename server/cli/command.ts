/** What a command is. One file in `commands/` each; `commands/index.ts` lists them. */
import type { Call, OptionTable } from './args.ts';
import type { ExitCode, Io } from './io.ts';

export interface Command<Table extends OptionTable = OptionTable> {
  /** The call in one line. */
  readonly usage: string;
  /** What it does, for its `--help`. */
  readonly about: string;
  readonly options: Table;
  /** What its exit codes mean, where that is not what they mean for lint. */
  readonly exitCodes?: readonly (readonly [code: string, meaning: string])[];
  run(call: Call<Table>, io: Io): Promise<ExitCode>;
}

/** Keeps the exact types of the option table. */
export const command = <Table extends OptionTable>(it: Command<Table>): Command<Table> => it;
