/** Which configs belong together, as `kalint.clusters` says. */

/** The other files of a file's cluster. */
export function partnersOf(name: string, clusters: readonly (readonly string[])[], all: readonly string[]): readonly string[] {
  const around = clusters.find((globs) => globs.some((glob) => matches(name, glob)));
  return around === undefined ? [] : all.filter((other) => other !== name && around.some((glob) => matches(other, glob)));
}

/** `*`, `**` and `?`; a glob that begins with no `/` may stand anywhere below. */
function matches(path: string, glob: string): boolean {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => (wild === '**/' ? '(?:.*/)?' : wild === '**' ? '.*' : wild === '*' ? '[^/]*' : '[^/]'));
  return new RegExp(`${glob.startsWith('/') ? '^' : '(?:^|/)'}${pattern}$`).test(path);
}
