/** Commands as keepalived runs them: it takes their words as they are, and no shell looks at them. */

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const SHELL = /^(ba|da|a|k|mk|z|c|tc|fi)?sh$|^(ssh|su|runuser|busybox)$/;

/** Is there a shell among the words, here or on another machine, that reads those behind it? */
export const runsShell = (words: readonly string[]): boolean => words.some((word) => SHELL.test(baseName(word)));

/** The command line that `sh -c` is given; null: it is given none. */
export function shellText(words: readonly string[]): string | null {
  const shell = words.findIndex((word) => SHELL.test(baseName(word)));
  const option = shell === -1 ? -1 : words.findIndex((word, index) => index > shell && /^-[a-z]*c$/.test(word));
  return option === -1 ? null : (words[option + 1] ?? null);
}

/** The value behind one of these options: `-c 3`, `-c3`, `--count=3`. null: it is not given. */
export function optionValue(words: readonly string[], names: readonly string[]): string | null {
  for (const [index, word] of words.entries()) {
    for (const name of names) {
      if (word === name) return words[index + 1] ?? null;
      const long = name.startsWith('--');
      if (word.startsWith(long ? `${name}=` : name) && (long || !word.startsWith('--'))) return word.slice(name.length + (long ? 1 : 0));
    }
  }
  return null;
}

const BUILTIN = /^(if|for|while|until|case|!|\{|\(|\[\[|cd|exit|return|source|\.|export|set|unset|eval|exec|umask|ulimit|local|type)$/;

/** A word of the shell's own, which is no program. */
export const isBuiltin = (word: string): boolean => BUILTIN.test(word);
