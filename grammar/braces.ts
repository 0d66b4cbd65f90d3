/** `a{b,c}d` -> `abd`, `acd`, as GLOB_BRACE of the C library does: nested, `{}` as it stands, an open brace is a plain character. */
export function expandBraces(pattern: string, most: number): string[] {
  const done: string[] = [];
  const waiting = [pattern];
  while (waiting.length > 0 && done.length < most) {
    const next = waiting.pop() ?? '';
    const group = firstGroup(next);
    if (group === null) done.push(next);
    // the first alternative on top: they come out in the order in which they are written
    else waiting.push(...group.alternatives.map((alternative) => group.before + alternative + group.after).reverse());
  }
  return done;
}

interface Group {
  readonly before: string;
  readonly alternatives: readonly string[];
  readonly after: string;
}

function firstGroup(pattern: string): Group | null {
  for (let open = 0; open < pattern.length; open++) {
    if (pattern[open] === '\\') open++;
    else if (pattern.startsWith('{}', open)) open++;
    else if (pattern[open] === '{') return groupAt(pattern, open);
  }
  return null;
}

/** The group that opens here; null: it is never closed, and glob(3) then takes the pattern as it stands. */
function groupAt(pattern: string, open: number): Group | null {
  const alternatives: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open + 1; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}' && depth > 0) depth--;
    else if (character === ',' && depth === 0) {
      alternatives.push(pattern.slice(from, at));
      from = at + 1;
    } else if (character === '}') {
      alternatives.push(pattern.slice(from, at));
      return { before: pattern.slice(0, open), alternatives, after: pattern.slice(at + 1) };
    }
  }
  return null;
}
