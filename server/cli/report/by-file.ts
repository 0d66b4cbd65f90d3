/** The findings of each file: of all that were linted, and of the included ones in which something was found. */
import type { Finding } from '../../lint/finding.ts';
import type { Report } from './report.ts';

export function byFile({ files, findings }: Report): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}
