/** What `.editorconfig` says, as the formatter wants it. */
import type { PrintOptions } from '../../grammar/print.ts';
import type { Properties } from './editorconfig.ts';

/** What it leaves open is left out. */
export function indentOf(properties: Properties): Partial<PrintOptions> {
  const style = properties.get('indent_style');
  const width = properties.get('indent_size');
  const size = Number(width === 'tab' ? properties.get('tab_width') : (width ?? properties.get('tab_width')));
  return {
    ...(style === 'tab' || style === 'space' ? { indent: style } : {}),
    ...(Number.isInteger(size) && size >= 1 && size <= 16 ? { size } : {}),
  };
}
