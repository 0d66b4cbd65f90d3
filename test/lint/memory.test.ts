import assert from 'node:assert/strict';
import { NEWEST } from '../../grammar/language/version.ts';
import { Source } from '../../grammar/source.ts';
import { analyse, analyseText, readFor } from '../../server/lint/engine.ts';
import { Memory } from '../../server/lint/memory.ts';
import type { AnyRule, Config, RuleContext } from '../../server/lint/rule.ts';
import { OWN_RULES } from '../../server/lint/rules/index.ts';
import { runRules } from '../../server/lint/run-rules.ts';
import { assertSame, edited } from '../fuzz/properties/edits.ts';
import { everyConfig } from '../harness/configs.ts';
import { fuzzing, Random } from '../harness/random.ts';

const files = { read: () => ({ error: 'there is none' }), glob: () => [] };
const options = { keepalived: NEWEST, files };
const { seed, count } = fuzzing(11, 60);

const samples = OWN_RULES.flatMap(({ samples: { bad, good } }) => [...bad, ...good]).map((sample) =>
  (typeof sample === 'string' ? sample : sample.text).replace(/[«»]/g, ''),
);

describe('what is remembered of a config from edit to edit', () => {
  const texts = [...samples, ...everyConfig().map(({ text }) => text)].filter(
    (text) => text.includes('virtual_server') && text.length < 5000,
  );

  it(`comes to the same as a fresh look (seed ${seed}, ${count} configs)`, function () {
    this.timeout(60_000);
    let remembered = 0;
    for (let index = 0; index < count; index++) {
      const random = Random.forCase(seed, index);
      const memory = new Memory(options);
      let text = Array.from({ length: random.below(4) + 1 }, () => random.pick(texts)).join('\n');
      for (let edit = 0, before = text; edit < 12; edit++) {
        try {
          const isKnown = assertSame(text, options, memory);
          if (isKnown) remembered++;
          // what went wrong is taken back, as people do
          if (isKnown || random.chance(0.2)) [before, text] = [text, edited(text, random)];
          else text = before;
        } catch (error) {
          throw new Error(`case ${index}, edit ${edit}:\n${text}`, { cause: error });
        }
      }
    }
    assert.ok(remembered > count * 3, `${remembered} times`);
  });

  it('is what an edit has not touched', () => {
    const server = (last: number, weight: number): string =>
      `virtual_server 10.0.0.${last} 80 {\n  protocol TCP\n  real_server 10.1.0.${last} 80 {\n    weight ${weight}\n  }\n}\n`;
    const memory = new Memory(options);
    const services = (text: string) => analyseText('a.conf', text, options, memory).byId.get('')?.model.lvs.virtualServers ?? [];
    const before = services(server(1, 1) + server(2, 1) + server(3, 1));
    const after = services(`# longer\n${server(1, 1)}${server(2, 10)}${server(3, 1)}`);
    assert.deepEqual(
      after.map((service, index) => service === before[index]),
      [true, false, true],
    );
    assert.deepEqual(
      after.map(({ statement }) => statement.line.at),
      [2, 8, 14],
    );
  });

  it('holds as long as what is compared says so: no other rule looks from one virtual server to the others', () => {
    const rules = OWN_RULES.filter(({ on, compares }) => !compares && IN_SERVICES.has(on)).map(watched);
    let asked = 0;
    for (const text of texts) {
      const { bound, model } = analyse(readFor(new Source('a.conf', text), '', options), options);
      const { crashes } = runRules(rules, { version: NEWEST, bound, model, host: null });
      assert.deepEqual(
        crashes.map(({ rule, error }) => `${rule}: ${String(error)}`),
        [],
      );
      asked += model.lvs.virtualServers.length;
    }
    assert.ok(rules.length > 30 && asked > 100, `${rules.length} rules, ${asked} virtual servers`);
  });

  it('and a rule that does is caught', () => {
    const caught = OWN_RULES.filter(({ compares }) => compares).map(watched);
    const crashed = new Set<string>();
    for (const text of texts) {
      const { bound, model } = analyse(readFor(new Source('a.conf', text), '', options), options);
      for (const { rule } of runRules(caught, { version: NEWEST, bound, model, host: null }).crashes) crashed.add(rule);
    }
    assert.deepEqual([...crashed].sort(), caught.map(({ id }) => id).sort());
  });
});

const IN_SERVICES: ReadonlySet<string> = new Set(['virtual server', 'real server', 'checker', 'command', 'block']);

/** The same rule in a config that does not show its virtual servers. */
function watched(rule: AnyRule): AnyRule {
  const hidden = new WeakMap<Config, Config>();
  return {
    ...rule,
    check(subject, context: RuleContext<never>) {
      let config = hidden.get(context.config);
      if (config === undefined) hidden.set(context.config, (config = withoutServices(context.config)));
      rule.check(subject, { ...context, config });
    },
  };
}

const withoutServices = ({ version, host, model: { globals, vrrp, bfd } }: Config): Config => ({
  version,
  host,
  model: {
    globals,
    vrrp,
    bfd,
    get lvs(): never {
      throw new Error('looks at all virtual servers');
    },
  },
  get bound(): never {
    throw new Error('looks at all statements');
  },
});
