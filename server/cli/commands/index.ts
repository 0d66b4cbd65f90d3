/** The commands. Each is loaded when it is called: `kalint --version` need not wait for the parser. */
import type { Command } from '../command.ts';

export interface CommandEntry {
  /** For the list in `kalint --help`. */
  readonly summary: string;
  load(): Promise<Command>;
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  lint: { summary: 'find mistakes (the default command)', load: async () => (await import('./lint.ts')).lint },
  ipvsadm: { summary: 'print the ipvsadm commands that a config implies', load: async () => (await import('./ipvsadm.ts')).ipvsadm },
  lift: { summary: 'make a config of a table of ipvsadm: the way back', load: async () => (await import('./lift.ts')).lift },
  realserver: {
    summary: 'print what real servers and directors need',
    load: async () => (await import('./realserver.ts')).realserver,
  },
  fmt: { summary: 'format configs', load: async () => (await import('./fmt.ts')).fmt },
  lsp: { summary: 'the language server, for editors', load: async () => (await import('./lsp.ts')).lsp },
  explain: { summary: 'the page of a rule or a keyword', load: async () => (await import('./explain.ts')).explain },
};
