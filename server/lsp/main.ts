/** The language server over stdin and stdout. */
import { createConnection } from 'vscode-languageserver/node';
import { serve } from './connection.ts';
import { diskHost, type Readers } from './disk.ts';

/** Serves until the editor ends it or goes away. @param readers how included files and kalint's configs are read */
export function serveStdio(readers: Readers, version: string): void {
  const connection = createConnection(process.stdin, process.stdout);
  serve(connection, diskHost(readers), version, () => process.exit(1));
}
