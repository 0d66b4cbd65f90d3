/**
 * The language server in a web worker. There is no file system: includes count as empty, and open documents stand for themselves. Whoever runs
 * it as a process of Node gives it one.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './connection.ts';
import { NO_HOST, type Host } from './host.ts';

declare const self: { readonly kalintHost?: Host };
declare const KALINT_VERSION: string | undefined;

const version = typeof KALINT_VERSION === 'undefined' ? '(from source)' : KALINT_VERSION;
serve(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  self.kalintHost ?? NO_HOST,
  version,
  () => undefined,
);

/** For the process that takes the language from this bundle. */
export { NOTHING_SAID, resolve, validate } from '../lint/config.ts';
