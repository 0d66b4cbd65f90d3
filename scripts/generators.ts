/** All that is generated. A generator lives beside what it is made from. */
import { readme } from '../server/cli/readme.ts';
import { docs } from '../server/services/docs.ts';

export interface Generated {
  /** From the project's root. */
  readonly file: string;
  readonly text: string;
}

export type Generator = (root: string) => readonly Generated[] | Promise<readonly Generated[]>;

export const generators: readonly Generator[] = [readme, docs];
