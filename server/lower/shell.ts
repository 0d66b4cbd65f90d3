/** Words and comments for a POSIX shell, whatever stands in them. */

/** One line, whatever the text: control characters, line ends of any kind and what turns text round become blanks. */
export const comment = (text: string): string => `# ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')}`;

export const shellCommand = (words: readonly string[]): string => words.map(quote).join(' ');

/** A word as the shell takes it: bare where nothing in it is special. */
export const quote = (word: string): string => (/^[A-Za-z0-9_./:,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
