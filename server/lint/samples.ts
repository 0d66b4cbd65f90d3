/** Samples of rules: texts with «» around what a rule must strike at. */
import type { AnyRule, Sample } from './rule.ts';

/** A text that is free of marks, and where they were: offsets into it. */
export interface PlainText {
  readonly name: string;
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

export interface PlainSample extends Omit<Sample, 'nodes'> {
  /** The files of the sample, in the order of their names; one, unless it shows a cluster. */
  readonly nodes: readonly PlainText[];
}

export const samplesOf = ({ samples: { bad, good } }: AnyRule): { readonly bad: PlainSample[]; readonly good: PlainSample[] } => ({
  bad: bad.map(plain),
  good: good.map(plain),
});

function plain(given: string | Sample): PlainSample {
  const sample = typeof given === 'string' ? { text: given } : given;
  const files = Object.entries(sample.nodes ?? { 'sample.conf': sample.text }).sort();
  const nodes = files.map(([name, text]) => withoutMarks(name, text));
  return { ...sample, text: nodes[0]?.text ?? '', nodes };
}

function withoutMarks(name: string, marked: string): PlainText {
  const marks: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  for (const character of marked.replace(/^\n/, '')) {
    if (character === '«') open.push(text.length);
    else if (character === '»') marks.push({ start: open.pop() ?? 0, end: text.length });
    else text += character;
  }
  return { name, text, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end) };
}
