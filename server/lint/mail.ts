/** Alerts by mail. */
import type { BoundStatement } from '../../grammar/bound.ts';
import type { Config } from './rule.ts';

const OFF = /^(off|no|false)$/;
/** In global_defs these switch it on for all. */
const ALERT = /^smtp_alert(_vrrp|_checker)?$/;

/** The statements that switch alerts on, in file order: those of global_defs and of all blocks. */
export function alertsOf({ bound }: Config): readonly BoundStatement[] {
  const blocks = bound.root.items.flatMap(({ block }) => (block === null ? [] : [block]));
  return blocks.flatMap(({ items }) => items.filter(({ keyword, words }) => ALERT.test(keyword.name) && !OFF.test(words.texts[1] ?? '')));
}
