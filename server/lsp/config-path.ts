/** Which files are configs of keepalived: never a bare conf.d, which belongs to other software. */
export const isConfigPath = (path: string): boolean =>
  /(?:^|\/)keepalived[^/]*\.conf$/.test(path) || (/\/keepalived\//.test(path) && path.endsWith('.conf'));

/** What the editor is asked to watch: these, and what they may include. */
export const WATCHED_GLOBS: readonly string[] = ['**/*.conf', '**/keepalived/**'];
