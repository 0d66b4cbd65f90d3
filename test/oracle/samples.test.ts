/** Rules of our own are about what keepalived accepts: their samples, good and bad, against the keepalived that is installed. */
import assert from 'node:assert/strict';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { samplesOf, type PlainSample } from '../../server/lint/samples.ts';
import { claimsOf, compare, saidOf, show } from './compare.ts';
import { Keepalived } from './keepalived.ts';

describe('samples of rules, against the keepalived that is installed', () => {
  let keepalived: Keepalived | null = null;

  before(function () {
    keepalived = Keepalived.open({ why: (reason) => console.log(`      left out: samples against a live keepalived (${reason})`) });
    if (keepalived === null) this.skip();
  });

  after(() => keepalived?.close());

  for (const rule of OWN_RULES) {
    it(rule.id, async () => {
      assert.ok(keepalived !== null);
      const { bad, good } = samplesOf(rule);
      for (const sample of [...bad, ...good]) {
        for (const text of textsOf(sample)) await agree(keepalived, text);
      }
    });
  }
});

async function agree(keepalived: Keepalived, text: string): Promise<void> {
  const verdict = await keepalived.ask({ text });
  const claims = claimsOf(text, keepalived.version);
  assert.equal(
    compare(saidOf(verdict), claims),
    null,
    `kalint and keepalived ${keepalived.version} do not agree on\n${text}\n${show(verdict, claims)}`,
  );
}

/** Each node by itself: keepalived is asked without `-i`, so that the lines of its id are put in. */
function textsOf({ nodes }: PlainSample): string[] {
  return nodes.flatMap(({ text }) => {
    const ids = new Set(Array.from(text.matchAll(/^\s*@(\w+)\s/gm), ([, id = '']) => id));
    return ids.size === 0 ? [text] : [...ids].map((id) => ofNode(text, id));
  });
}

const ofNode = (text: string, id: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*@\w+\s/.test(line) || line.trimStart().startsWith(`@${id} `))
    .map((line) => line.replace(`@${id} `, ''))
    .join('\n');
