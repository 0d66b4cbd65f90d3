/** Expected output in a file of its own. `UPDATE=1 npm test` writes what is; look at the difference before you commit it. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const isUpdate = process.env['UPDATE'] === '1';

export function assertExpected(file: string, actual: string): void {
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (actual === expected) return;
  if (isUpdate) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.notEqual(expected, null, `${file} is not there yet; UPDATE=1 npm test writes it`);
  assert.equal(actual, expected, `differs from ${path.relative(process.cwd(), file)}; if it is right now, UPDATE=1 npm test writes it`);
}
