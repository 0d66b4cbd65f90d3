/** How many cells of a terminal a text takes. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Printable ASCII and tabs: a cell each, no need to ask Unicode. */
const isPlain = (text: string): boolean => /^[\t -~]*$/.test(text);

/** Made when first needed: it takes as long as everything else that a plain config needs. */
let unicode: { readonly segmenter: Intl.Segmenter; readonly nothing: RegExp; readonly emoji: RegExp } | undefined;

const forUnicode = (): NonNullable<typeof unicode> =>
  (unicode ??= {
    segmenter: new Intl.Segmenter('en', { granularity: 'grapheme' }),
    nothing: /^[\p{M}\p{Default_Ignorable_Code_Point}]*$/u,
    // shown in two cells though their first character takes one: a picture asked for by U+FE0F, a flag, a key
    emoji: /^(?:\p{Emoji}\ufe0f|\p{RI}{2}|[0-9#*]\ufe0f?\u20e3)/u,
  });

/** What a reader takes for one character each. */
export const clustersOf = (text: string): Iterable<string> =>
  isPlain(text) ? text : Array.from(forUnicode().segmenter.segment(text), ({ segment }) => segment);

export function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const cluster of clustersOf(text)) width += clusterWidth(cluster);
  return width;
}

function clusterWidth(cluster: string): number {
  const { nothing, emoji } = forUnicode();
  if (nothing.test(cluster)) return 0;
  return emoji.test(cluster) ? 2 : eastAsianWidth(cluster.codePointAt(0) ?? 0);
}
