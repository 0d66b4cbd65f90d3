/** Virtual servers find their groups. What does not fit together keepalived drops, and `-t` says nothing of it. */
import type { ServiceDraft } from './draft.ts';
import { familiesOf } from './groups.ts';
import type { Family, Group } from './types.ts';

/** @returns gives a virtual server its group; false: it is dropped */
export function linkTo(groups: readonly Group[]): (service: ServiceDraft) => boolean {
  const byName = new Map<string, Group>();
  for (const group of groups) if (!byName.has(group.name)) byName.set(group.name, group);
  return (service) => service.form !== 'group' || link(service, byName.get(service.groupName));
}

function link(service: ServiceDraft, group: Group | undefined): boolean {
  if (group === undefined) return false;
  service.group = group;
  const families = familiesOf(group);
  const [only] = families;
  if (families.size === 2) return service.family === null;
  if (only === undefined) return true;
  service.family ??= only satisfies Family;
  return service.family === only;
}
