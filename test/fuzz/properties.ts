/** What must hold for any text whatever; each throws where it does not. Chances within a property come from `random`, so they repeat. */
import type { Random } from '../harness/random.ts';
import { edits } from './properties/edits.ts';
import { fix } from './properties/fix.ts';
import { format } from './properties/format.ts';
import { lineEnds, blanksAndComments } from './properties/layout.ts';
import { lint } from './properties/lint.ts';
import { lift, lower } from './properties/lower.ts';
import { parse } from './properties/parse.ts';
import { answers } from './properties/services.ts';

export type Property = (text: string, random: Random) => void;

export const PROPERTIES: Readonly<Record<string, Property>> = {
  parse,
  lint,
  fix,
  format,
  lower,
  lift,
  services: answers,
  edits,
  'blanks and comments': blanksAndComments,
  'line ends': lineEnds,
};
