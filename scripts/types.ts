/** The types that go into the package: they name no package that is not installed with it. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Lines are tokens of Chevrotain's, which is bundled: what its tokens look like goes along. */
export function bundleTypes(directory: string): void {
  copyFileSync('node_modules/@chevrotain/types/api.d.ts', path.join(directory, 'chevrotain.d.ts'));
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = path.join(directory, name);
    const text = readFileSync(file, 'utf8');
    const own = path.relative(path.dirname(file), path.join(directory, 'chevrotain.js'));
    const mended = text.replace(/(from |import\()(['"])chevrotain\2/g, `$1$2${own.startsWith('.') ? own : `./${own}`}$2`);
    if (mended !== text) writeFileSync(file, mended);
  }
}
