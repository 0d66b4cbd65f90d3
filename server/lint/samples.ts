/** Samples of rules: texts with «» around what a rule must strike at. */
import type { AnyRule, Sample } from './rule.ts';

export interface PlainSample extends Sample {
  /** Where findings must stand: offsets into `text`, which is free of marks. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export const samplesOf = ({ samples: { bad, good } }: AnyRule): { readonly bad: PlainSample[]; readonly good: PlainSample[] } => ({
  bad: bad.map(plain),
  good: good.map(plain),
});

function plain(given: string | Sample): PlainSample {
  const sample = typeof given === 'string' ? { text: given } : given;
  const marks: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const character of sample.text.replace(/^\n/, '')) {
    if (character === '«') open.push(text.length);
    else if (character === '»') marks.push({ start: open.pop() ?? 0, end: text.length });
    else text += character;
  }
  return { ...sample, text, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end) };
}
