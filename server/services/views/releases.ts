/** The releases of keepalived to choose from: those that brought or took a keyword, and those that distributions ship. */
import { everyKeyword } from '../../../grammar/language/index.ts';
import { NEWEST, rank } from '../../../grammar/language/version.ts';

export interface Release {
  readonly version: string;
  /** Who ships it; '': none that is known here. */
  readonly shippedBy: string;
}

const SHIPPED: Readonly<Record<string, string>> = {
  '1.3.5': 'CentOS 7',
  '2.0.19': 'Ubuntu 20.04',
  '2.1.5': 'Debian 11',
  '2.2.4': 'Ubuntu 22.04',
  '2.2.7': 'Debian 12',
  '2.2.8': 'Ubuntu 24.04',
  '2.3.3': 'Debian 13',
};

/** Newest first. */
export function releases(): Release[] {
  const known = new Set([NEWEST, ...Object.keys(SHIPPED)]);
  for (const { keyword } of everyKeyword()) {
    known.add(keyword.since);
    if (keyword.removed !== undefined) known.add(keyword.removed);
  }
  return [...known].sort((a, b) => rank(b) - rank(a)).map((version) => ({ version, shippedBy: SHIPPED[version] ?? '' }));
}
