/** Reports as bad as a config, its messages and its file names can make them. */
import { Source } from '../../grammar/source.ts';
import type { Report } from '../../server/cli/report/report.ts';
import type { Finding, Range } from '../../server/lint/finding.ts';
import { RULES } from '../../server/lint/rules.ts';
import type { Random } from '../harness/random.ts';

const PIECES = [
  '\0', '\x07', '\x1b[2J', '\x1b]0;x\x07', '\r', '\n', '\r\n', '\t', '\x7f', '\x9b31m', '\u2028', '\u202e', '\ufeff', '\ufffe', '\uffff',
  '\ud800', '\udce9', '\udfff', '😀', '最', '"', "'", '<', '>', '&', '&amp;', ']]>', '<!--', '%', '%0A', '::', ',', ':', '::error::', '\\',
  '$(x)', '`', ' ', '/', '..', 'a', 'word', '{', '}',
]; // prettier-ignore

const nasty = (random: Random): string => Array.from({ length: random.below(8) }, () => random.pick(PIECES)).join('');

export function hostileReport(random: Random): Report {
  const files = Array.from({ length: 1 + random.below(3) }, (_, index) => `${random.chance(0.2) ? '/' : ''}${nasty(random)}${index}`);
  const sources = new Map(files.map((file) => [file, new Source(file, `${nasty(random)}\n${nasty(random)}\n${nasty(random)}`)]));
  const range = (): Range => {
    const file = random.pick(files);
    const length = sources.get(file)?.text.length ?? 0;
    const start = random.below(length + 1);
    return { file, start, end: start + random.below(length - start + 1) };
  };
  const finding = (): Finding => ({
    ...range(),
    rule: random.pick(RULES).id,
    source: random.pick(['keepalived', 'kalint']),
    severity: random.pick(['error', 'warning', 'info', 'hint']),
    message: nasty(random),
    block: random.chance(0.5) ? [] : [nasty(random), nasty(random)],
    ...(random.chance(0.5) ? {} : { related: [{ ...range(), message: nasty(random) }] }),
    ...(random.chance(0.5) ? {} : { fixes: [{ title: nasty(random), safe: true, edits: [{ ...range(), text: nasty(random) }] }] }),
  });
  return { keepalived: '2.4.3', files, sources, findings: Array.from({ length: random.below(6) }, finding), cwd: '/etc' };
}
