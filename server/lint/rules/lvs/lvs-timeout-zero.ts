import { all } from '../../../model/complaints.ts';
import { rule } from '../../rule.ts';
import { at } from '../../spot.ts';

export const lvsTimeoutZero = rule({
  id: 'lvs-timeout-zero',
  area: 'lvs',
  severity: 'hint',
  summary: "A timeout of 0 in 'lvs_timeouts'.",
  why: 'It looks like "no timeout", but the kernel keeps the value that it has: 15 minutes for TCP, 2 after a FIN, 5 for UDP by default.',
  on: 'block',
  needs: ['lvs_timeouts'],
  messages: {
    zero: "A timeout of 0 does not mean none: the kernel keeps the value that it has for '{name}'. Leave it out, or write seconds.",
  },
  samples: {
    bad: [
      `
global_defs {
    lvs_timeouts tcp «0» udp 30
}
`,
    ],
    good: [
      `
global_defs {
    lvs_timeouts tcp 3600 udp 30
}
`,
    ],
  },
  check({ block }, { report }) {
    for (const statement of all(block, 'lvs_timeouts')) {
      const { texts } = statement.words;
      for (let index = 1; index + 1 < texts.length; index += 2)
        if (Number(texts[index + 1]) === 0) report('zero', at(statement, index + 1), { name: texts[index] ?? '' });
    }
  },
});
