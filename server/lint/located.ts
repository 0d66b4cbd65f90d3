/** Values of a config file that know where they stand, whatever the file is written in. */

export interface LocatedEntry {
  readonly key: string;
  readonly at: number;
  readonly value: Located;
}

/** `at` is the offset in the file's text. */
export type Located =
  | { readonly kind: 'object'; readonly at: number; readonly entries: readonly LocatedEntry[] }
  | { readonly kind: 'array'; readonly at: number; readonly items: readonly Located[] }
  | { readonly kind: 'scalar'; readonly at: number; readonly value: string | number | boolean | null };

/** What is wrong in a config file, and where. */
export interface ConfigProblem {
  readonly at: number;
  readonly message: string;
}

/** The file cannot be read as what it should be. */
export class ConfigSyntaxError extends Error {
  override readonly name = 'ConfigSyntaxError';
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}
