/** A text that is made from a config, each line with the place that it comes from: an editor shows it beside the config and jumps back. */
import type { Place } from '../../../grammar/problem.ts';

export interface ViewLine {
  readonly text: string;
  /** null: from no place in particular. */
  readonly from: Place | null;
}

export interface View {
  readonly lines: readonly ViewLine[];
}

export const plain = (text: string): ViewLine => ({ text, from: null });

/** The names of files in comments without the folder that all of them share with the config. */
export function shortNames(line: ViewLine, config: string): ViewLine {
  const folder = config.slice(0, config.lastIndexOf('/') + 1);
  return folder !== '' && line.text.startsWith(`# ${folder}`) ? { ...line, text: `# ${line.text.slice(folder.length + 2)}` } : line;
}
