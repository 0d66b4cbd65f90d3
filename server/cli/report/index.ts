/** The formats of `--format`. */
import type { Io } from '../io.ts';
import { gcc } from './gcc.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './report.ts';

/** The formats that are needed often, or by other commands. */
export const reporters = { pretty, gcc, json } satisfies Record<string, Reporter>;

/** The formats of other programs: loaded when they are asked for. */
const FOR_PROGRAMS = {
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
  junit: async () => (await import('./junit.ts')).junit,
} satisfies Record<string, () => Promise<Reporter>>;

export type Format = keyof typeof reporters | keyof typeof FOR_PROGRAMS;

export const FORMATS = [...Object.keys(reporters), ...Object.keys(FOR_PROGRAMS)] as Format[];

export const reporterFor = async (format: Format): Promise<Reporter> =>
  format in FOR_PROGRAMS ? FOR_PROGRAMS[format as keyof typeof FOR_PROGRAMS]() : reporters[format as keyof typeof reporters];

/** These are whole documents: a program that reads them wants one even when there is nothing in it. */
const DOCUMENTS: ReadonlySet<Format> = new Set<Format>(['json', 'sarif', 'gitlab', 'checkstyle', 'junit']);

export const isDocument = (format: Format): boolean => DOCUMENTS.has(format);

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
