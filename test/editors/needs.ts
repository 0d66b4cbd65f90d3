/** Suites that need a program which is not on every machine: they say in one line what is missing, and are skipped. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const root = path.dirname(path.dirname(import.meta.dirname));
export const KALINT = path.join(root, 'dist/kalint.js');

export const hasProgram = (name: string): boolean => spawnSync(name, ['--version']).status === 0;

/** Skips the suite where something is missing; at the end it tells how long it took. */
export function needs(name: string, missing: () => string | null): void {
  let began = 0;
  before(function () {
    began = performance.now();
    const why = existsSync(KALINT) ? missing() : `${path.relative(root, KALINT)} is not built (npm run build)`;
    if (why === null) return;
    console.log(`    ${name}: skipped, ${why}`);
    this.skip();
  });
  after(() => console.log(`    ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`));
}
