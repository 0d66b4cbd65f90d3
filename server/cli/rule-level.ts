/** `--rule ID=LEVEL`: how bad a rule is. */
import { nearest } from '../../grammar/nearest.ts';
import { LEVELS, type Level, type Levels } from '../lint/levels.ts';
import { ruleOf, RULES } from '../lint/rules.ts';
import type { Option } from './args.ts';
import { choice } from './option-kinds.ts';
import { UsageError } from './usage-error.ts';

const level = choice<Level, undefined>('LEVEL', LEVELS, undefined, '');

export const ruleLevel: Option<Levels> = {
  value: 'ID=LEVEL',
  doc: `how bad a rule is: ${LEVELS.join(', ')}; repeatable`,
  initial: new Map(),
  read(given, before) {
    const [id = '', word, ...rest] = given.split('=');
    if (word === undefined || rest.length > 0) throw new UsageError(`'${given}' is not of the form ID=LEVEL`);
    if (ruleOf(id) === undefined) {
      const ids = RULES.map((rule) => rule.id);
      const [close] = nearest(id, ids, 1);
      throw new UsageError(`there is no rule '${id}'` + (close === undefined ? '' : `; did you mean '${close}'?`));
    }
    const chosen = level.read(word, undefined);
    return chosen === undefined ? before : new Map(before).set(id, chosen);
  },
};
