/** What to say where kalint itself fails. The stack may quote the config, so it is made safe for a terminal, too. */
import { visible } from './report/visible.ts';

export function bug(error: unknown): string {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a bug of kalint's: ${told.split('\n').map(visible).join('\n')}`;
}
