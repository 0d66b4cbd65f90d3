/** A config file of kalint's is wrong: each mistake on a line of its own, exit 2. */
import { Source } from '../../grammar/source.ts';
import type { ConfigProblem } from '../lint/located.ts';
import { UsageError } from './usage-error.ts';

/** More are no help. */
const MOST = 10;

export class ConfigError extends UsageError {
  readonly lines: readonly string[];

  /** @param name the file as the user knows it */
  constructor(name: string, text: string, problems: readonly ConfigProblem[]) {
    const source = new Source(name, text);
    const lines = problems.slice(0, MOST).map(({ at, message }) => {
      const { line, column } = source.position(at);
      return `${name}:${line}:${column}: ${message}`;
    });
    if (problems.length > MOST) lines.push(`${name}: and ${problems.length - MOST} more`);
    super(lines.join('; '));
    this.lines = lines;
  }
}
