/** The language server in a web worker. There is no file system: includes count as empty, and open documents stand for themselves. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './connection.ts';
import { NO_HOST } from './host.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare const KALINT_VERSION: string | undefined;

const version = typeof KALINT_VERSION === 'undefined' ? '(from source)' : KALINT_VERSION;
serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), NO_HOST, version, () => undefined);
