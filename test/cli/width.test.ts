import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { clustersOf, widthOf } from '../../server/cli/report/width.ts';

describe('width in cells', () => {
  const texts = [
    ['plain', 'priority 100'],
    ['Chinese', '最后，找一台机器'],
    ['Japanese, half and full width', 'ﾊﾝｶｸ ハンカク ｆｕｌｌ'],
    ['Korean', '한국어'],
    ['accents that combine', 'cafe\u0301 e\u0302\u0323'],
    ['German', 'größer – „so“ …'],
    ['emoji', '🙂 👩‍👩‍👧 👍🏽 🇩🇪 ❤️ ❤ 1️⃣ ☎ ☎️ ✅ ⚠️'],
    ['a stray joiner', 'a\u200db'],
    ['Thai', 'กำลัง'],
    ['Arabic', 'مرحبا'],
    ['Hindi', 'नमस्ते'],
    ['box drawing', '│ ┌─'],
  ] as const;
  for (const [name, text] of texts) {
    // another implementation, many times larger: it takes a while to load
    it(`of ${name} is what string-width says`, () => {
      for (const cluster of clustersOf(text)) assert.equal(widthOf(cluster), stringWidth(cluster), JSON.stringify(cluster));
      assert.equal(widthOf(text), stringWidth(text));
    });
  }
});
