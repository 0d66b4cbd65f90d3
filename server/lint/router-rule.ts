/** What kinds of rules about a virtual router are made of. */
import { rule, type AnyRule, type Rule } from './rule.ts';

/** What each rule of a kind says of itself. */
export type Described = Pick<Rule, 'id' | 'severity' | 'summary' | 'why' | 'evidence' | 'samples'>;

export const routerRule = <Message extends string>(
  given: Described,
  kind: Pick<Rule<'virtual router', Message>, 'messages' | 'check'>,
): AnyRule =>
  rule({
    id: given.id,
    severity: given.severity,
    summary: given.summary,
    why: given.why,
    ...(given.evidence === undefined ? {} : { evidence: given.evidence }),
    // the bundle makes samples when they are read, and linting never reads them
    get samples() {
      return given.samples;
    },
    area: 'cluster',
    on: 'virtual router',
    messages: kind.messages,
    check: kind.check,
  });
