/** The language server over stdin and stdout. */
import { createConnection } from 'vscode-languageserver/node';
import type { Files } from '../lint/finding.ts';
import { serve } from './connection.ts';
import { diskHost } from './disk.ts';

/** Serves until the editor ends it or goes away. @param files how included files are read */
export function serveStdio(files: Files, version: string): void {
  const connection = createConnection(process.stdin, process.stdout);
  serve(connection, diskHost(files), version, () => process.exit(1));
}
