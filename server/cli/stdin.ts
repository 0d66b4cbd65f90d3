/** All of standard input as text. */
import { decode } from './decode.ts';
import { LARGEST_FILE, tooLarge } from './files.ts';
import type { Io } from './io.ts';

export async function readStdin(stdin: Io['stdin']): Promise<{ readonly text: string } | { readonly error: string }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    size += chunk.length;
    if (size > LARGEST_FILE) return tooLarge;
    chunks.push(chunk);
  }
  return { text: decode(Buffer.concat(chunks)) };
}
