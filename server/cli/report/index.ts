/** The formats of `--format`. */
import type { Io } from '../io.ts';
import { gcc } from './gcc.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './report.ts';

export const reporters = { pretty, gcc, json } satisfies Record<string, Reporter>;

export type Format = keyof typeof reporters;

export const FORMATS = Object.keys(reporters) as Format[];

/** People sit at terminals; what reads a pipe wants a finding a line. */
export const defaultFormat = (io: Io): Format => (io.stdout.isTTY ? 'pretty' : 'gcc');

/** Where no terminal says how wide it is. */
const PAGE = 120;

export const widthFor = (io: Io): number => io.stdout.columns ?? PAGE;

/** `--color`, then NO_COLOR and FORCE_COLOR as everywhere, then: is it a terminal? */
export function wantsColor(when: 'auto' | 'always' | 'never', io: Io): boolean {
  if (when !== 'auto') return when === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return (io.stdout.isTTY ?? false) && TERM !== 'dumb';
}
