/** Whole texts of configs on the way out: byte for byte into a pipe, and harmless to a terminal. */
import { encode } from './decode.ts';
import type { Output } from './io.ts';
import { visible } from './report/visible.ts';

export function printText(text: string, output: Output): void {
  output.write(output.isTTY ? harmless(text) : encode(text));
}

const harmless = (text: string): string =>
  text
    .split(/(\t|\r?\n)/)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');
