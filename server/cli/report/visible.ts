/** Text that may go to a terminal: nothing in it moves the cursor, changes colours, hides, or turns the reading direction round. */

/** Every character that has no picture of its own: controls, formatting, lone surrogates, odd blanks (not the plain one). */
const eachInvisible = (): RegExp => /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Most texts are, and asking Unicode takes as long as everything else that a plain config needs. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** One line of prose or of names: line ends become blanks, other invisible characters their pictures. */
export const visible = (text: string): string => (isPlain(text) ? text : text.replace(/[\r\n\t]+/g, ' ').replace(eachInvisible(), picture));

/** A cluster of characters that a reader takes for one. The joiner inside an emoji stays: without it the picture falls apart. */
export const visibleCluster = (cluster: string): string =>
  isPlain(cluster)
    ? cluster
    : cluster.replace(eachInvisible(), (character) => (staysIn(cluster, character) ? character : picture(character)));

const JOINER = '\u200d';
const staysIn = (cluster: string, character: string): boolean => character === JOINER && /\p{Extended_Pictographic}/u.test(cluster);

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  // a byte that is no UTF-8, as decode.ts keeps it
  if (code >= 0xdc80 && code <= 0xdcff) return `<0x${hex(code - 0xdc00)}>`;
  return `<U+${hex(code).padStart(4, '0')}>`;
}

const hex = (code: number): string => code.toString(16).toUpperCase();
