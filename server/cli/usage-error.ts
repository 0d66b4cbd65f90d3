/** The call is wrong: said on stderr, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
