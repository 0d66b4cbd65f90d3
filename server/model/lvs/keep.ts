/** Virtual servers that need not be read again when another part of the file is edited. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { Problem } from '../../../grammar/problem.ts';
import type { VirtualServer } from './types.ts';

export interface KeptService {
  readonly service: VirtualServer;
  /** All that was told of it. */
  readonly problems: readonly Problem[];
}

/** Gets only what comes to the same wherever it stands among other virtual servers, given that the rest of the file is the same. */
export interface ServiceKeeper {
  recall(statement: BoundStatement): KeptService | undefined;
  remember(kept: KeptService): void;
}
