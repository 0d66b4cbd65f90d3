/** What users choose from: releases, real servers, things with a page. */
import { everyKeyword, pathName } from '../../grammar/language/index.ts';
import { NEWEST, rank } from '../../grammar/language/version.ts';
import { formatEndpoint } from '../../grammar/values/inet-text.ts';
import { load } from '../lower/load.ts';
import { RULES } from '../lint/rules.ts';
import type { Project } from './project.ts';

export interface Release {
  readonly version: string;
  /** Who ships it; '': none that is known here. */
  readonly shippedBy: string;
}

/** What the package indexes of these releases of distributions have; whose index nobody has looked at is left out. */
const SHIPPED: Readonly<Record<string, string>> = {
  '1.3.5': 'RHEL 7',
  '2.0.19': 'Ubuntu 20.04',
  '2.1.5': 'Debian 11',
  '2.2.4': 'Ubuntu 22.04',
  '2.2.7': 'Debian 12',
  '2.2.8': 'Ubuntu 24.04',
  '2.3.3': 'Debian 13',
};

/** The releases that brought or took a keyword, and those that distributions ship; newest first. */
export function releases(): Release[] {
  const known = new Set([NEWEST, ...Object.keys(SHIPPED)]);
  for (const { keyword } of everyKeyword()) {
    known.add(keyword.since);
    if (keyword.removed !== undefined) known.add(keyword.removed);
  }
  return [...known].sort((a, b) => rank(b) - rank(a)).map((version) => ({ version, shippedBy: SHIPPED[version] ?? '' }));
}

/** `ADDRESS:PORT` of each real server, once. */
export function realServerNames(project: Project): string[] {
  const servers = load(project.reading, project.options.keepalived)?.lvs.virtualServers ?? [];
  return [...new Set(servers.flatMap(({ realServers }) => realServers.map(({ address, port }) => formatEndpoint(address, port))))];
}

export interface Topic {
  readonly name: string;
  readonly kind: 'rule' | 'keyword';
  /** One line. */
  readonly about: string;
}

/** Rules, then keywords, each once. */
export function topics(): Topic[] {
  const keywords = new Map<string, Topic>();
  for (const { keyword, path } of everyKeyword()) {
    if (keywords.has(keyword.name)) continue;
    const where = path.length === 0 ? '' : ` (${pathName(path)})`;
    keywords.set(keyword.name, { name: keyword.name, kind: 'keyword', about: keyword.doc + where });
  }
  return [...RULES.map(({ id, summary }): Topic => ({ name: id, kind: 'rule', about: summary })), ...keywords.values()];
}
