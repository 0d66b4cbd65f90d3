/** Is this a configuration of keepalived's? Asked only of a `*.conf` that a directory holds among those of other software. */
import { TOP_LEVEL } from '../../grammar/language/index.ts';

/** A line that opens a block of keepalived's, and of nobody else's: `vrrp_instance`, `virtual_server`, … */
let telling: RegExp | undefined;

export function looksLikeKeepalived(text: string): boolean {
  telling ??= new RegExp(`^[ \\t]*(?:${tellingWords().join('|')})(?![\\w-])`, 'm');
  return telling.test(text);
}

/** Words with an underscore: `group` or `SSL` may open a block in other files, too. */
const tellingWords = (): string[] =>
  TOP_LEVEL.keywords
    .filter(({ name, block, lines }) => (block !== undefined || lines !== undefined) && name.includes('_'))
    .map(({ name }) => name);
