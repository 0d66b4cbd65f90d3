/** Every config in test/fixtures/lint, with what is wrong with it marked in it. Its first line may say how to lint it: `# lint: --keepalived 2.2.7`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCall } from '../../server/cli/args.ts';
import { filesOnDisk } from '../../server/cli/files.ts';
import { define, id, keepalived } from '../../server/cli/options.ts';
import { lintText } from '../../server/lint/engine.ts';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { assertMarks } from '../harness/marks.ts';

/** These have samples of their own. */
const OWN = new Set(OWN_RULES.map(({ id }) => id));

const folder = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'fixtures', 'lint');

const callIn = (text: string) => {
  const words = /^# lint: (.*)$/m.exec(text.split('\n', 1)[0] ?? '')?.[1]?.split(' ') ?? [];
  return parseCall(words, { keepalived, id, define }).options;
};

describe('lint fixtures', () => {
  const configs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.conf'));
  for (const name of configs.sort()) {
    it(name, () => {
      const file = path.join(folder, name);
      const text = readFileSync(file, 'utf8');
      const options = callIn(text);
      const { findings } = lintText(file, text, {
        keepalived: options.keepalived,
        ...(options.id === undefined ? {} : { ids: [options.id] }),
        environment: options.define,
        files: filesOnDisk(folder),
      });
      assertMarks(
        file,
        findings.filter((finding) => finding.file === file && !OWN.has(finding.rule)),
      );
    });
  }
});
