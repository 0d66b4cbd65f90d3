/** The smallest config that still shows a difference: lines are taken out as long as it stays (delta debugging). */

/** @param still does this config still show it? */
export async function minimize(text: string, still: (text: string) => Promise<boolean>, most = 400): Promise<string> {
  let lines = text.split('\n');
  let tries = 0;
  const holds = async (candidate: readonly string[]): Promise<boolean> => ++tries <= most && still(candidate.join('\n'));
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let again = true; again;) {
      again = false;
      for (let from = 0; from < lines.length && tries < most;) {
        const candidate = [...lines.slice(0, from), ...lines.slice(from + size)];
        if (candidate.length < lines.length && (await holds(candidate))) {
          lines = candidate;
          again = size === 1;
        } else from += size;
      }
    }
  }
  // whole blocks, which only go with both of their braces
  for (let from = 0; from < lines.length && tries < most; from++) {
    const end = blockEnd(lines, from);
    if (end === -1) continue;
    const without = [...lines.slice(0, from), ...lines.slice(end + 1)];
    const opened = [...lines.slice(0, from), ...lines.slice(from + 1, end), ...lines.slice(end + 1)];
    if (await holds(without)) {
      lines = without;
      from = -1;
    } else if (await holds(opened)) {
      lines = opened;
      from = -1;
    }
  }
  for (let index = 0; index < lines.length && tries < most; index++) {
    const plain = (lines[index] ?? '').trim();
    if (plain !== lines[index] && (await holds(lines.with(index, plain)))) lines[index] = plain;
  }
  return lines.join('\n');
}

/** The line that closes the block that this line opens; -1: it opens none, or all on one line. */
function blockEnd(lines: readonly string[], from: number): number {
  let depth = 0;
  for (let index = from; index < lines.length; index++) {
    for (const brace of (lines[index] ?? '').match(/[{}]/g) ?? []) {
      depth += brace === '{' ? 1 : -1;
      if (depth === 0) return index > from ? index : -1;
    }
    if (index === from && depth === 0) return -1;
  }
  return -1;
}
