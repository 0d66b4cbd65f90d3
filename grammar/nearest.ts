/** Did you mean …? The nearest words to a misspelt one. */

/**
 * Edit distance in which swapping two neighbours counts as one (optimal string alignment); stops at `limit` + 1.
 * Words that differ in case only are half an edit apart, so that `wrr` is what `WRR` was meant to be.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (a !== b && a.toLowerCase() === b.toLowerCase()) return 0.5;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const x = a.charAt(i - 1);
      const y = b.charAt(j - 1);
      const same = x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? 0.5 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && x === b.charAt(j - 2) && a.charAt(i - 2) === y) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The nearest of these words, best first, at most `most`; none that differs in more than about a third of its letters. */
export function nearest(word: string, words: Iterable<string>, most = 3): string[] {
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  const found: { word: string; cost: number }[] = [];
  for (const candidate of words) {
    const cost = distance(word, candidate, limit);
    if (cost <= limit && cost > 0) found.push({ word: candidate, cost });
  }
  found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
  const best = found[0]?.cost ?? 0;
  return found
    .filter(({ cost }) => cost <= best + 1)
    .slice(0, most)
    .map((entry) => entry.word);
}

/** The one word that must have been meant, if there is exactly one nearest. */
export function onlyNearest(word: string, words: Iterable<string>): string | null {
  const [first, second] = nearest(word, words, 2);
  if (first === undefined) return null;
  if (second === undefined) return first;
  const limit = Math.max(first.length, second.length, word.length);
  return distance(word, first, limit) < distance(word, second, limit) ? first : null;
}

/** `'a', 'b' or 'c'` */
export function orList(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
