/** What an editor offers to do: a title, and the edits that do it. */
import type { Finding } from '../lint/finding.ts';
import type { Edit } from './types.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'refactor.rewrite' | 'source.fixAll';
  /** The finding that it is for. */
  readonly finding: Finding | null;
  readonly isPreferred: boolean;
  readonly edits: readonly Edit[];
  /** A file to make first, which the edits then fill. */
  readonly creates: string | null;
}

export const action = (given: Pick<CodeAction, 'title' | 'edits'> & Partial<CodeAction>): CodeAction => ({
  kind: 'quickfix',
  finding: null,
  isPreferred: false,
  creates: null,
  ...given,
});
