/** `SSL { … }`: what SSL_GET presents of itself. A second block takes the place of the first. */
import type { BoundStatement } from '../../../grammar/bound.ts';
import type { SslSettings } from './types.ts';

export function readSsl(statement: BoundStatement): SslSettings {
  const last = (keyword: string): string | null =>
    statement.block?.items.findLast((item) => item.keyword.name === keyword && item.word(1) !== undefined)?.word(1) ?? null;
  return { statement, password: last('password'), ca: last('ca'), certificate: last('certificate'), key: last('key') };
}
