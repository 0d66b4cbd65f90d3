/**
 * A name for a finding that stays the same when lines are added elsewhere: CI systems tell new findings from known ones by it.
 * Made of the rule, the file, the blocks around and the text of the line; equal ones are counted, so that each has its own.
 */
import type { Finding } from '../../lint/finding.ts';
import { fileName } from './file-name.ts';
import { type Report, spanOf } from './report.ts';

/** In the order of the report's findings. */
export function fingerprints(report: Report): string[] {
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const what = JSON.stringify([finding.rule, fileName(finding.file, report), finding.block, lineOf(finding, report)]);
    const before = seen.get(what) ?? 0;
    seen.set(what, before + 1);
    return hash(`${before}\0${what}`);
  });
}

function lineOf(finding: Finding, { sources }: Report): string {
  const source = sources.get(finding.file);
  if (source === undefined) return '';
  const { start, end } = source.lineRange(spanOf(finding, sources).line);
  return source.text.slice(start, end).trim();
}

const LANES = [0x811c9dc5, 0x1000193, 0x9e3779b9, 0x85ebca6b];

/** 128 bits of four mixed FNV-1a lanes. Nobody gains from a collision, and Node's crypto would slow every start down. */
function hash(text: string): string {
  const lanes = [...LANES];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    for (let lane = 0; lane < lanes.length; lane++) lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ (code + lane * at), 0x1000193);
  }
  return lanes.map((lane) => hex(mixed(lane))).join('');
}

/** So that each bit depends on all (the end of MurmurHash3). */
function mixed(lane: number): number {
  const half = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (whole ^ (whole >>> 16)) >>> 0;
}

const hex = (lane: number): string => lane.toString(16).padStart(8, '0');
