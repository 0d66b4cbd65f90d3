import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';
import { spotIn } from '../../members.ts';

export const twoMasters = rule({
  id: 'two-masters',
  area: 'cluster',
  severity: 'warning',
  summary: "Two nodes of a virtual router with 'state MASTER'.",
  why: "'state' is where a node begins. With two MASTERs each start and each reload of a node brings the addresses up on both for a moment, until the one with less priority yields.",
  on: 'virtual router',
  messages: {
    two: "'{name}' is 'state MASTER' here and on '{other}', too: at each start both nodes have the addresses for a moment. Write 'state BACKUP' on all nodes but one, or on all.",
  },
  evidence: ['acassen/keepalived#512'],
  samples: {
    bad: [pair({ state: 'state «MASTER»' })],
    good: [pair(), { text: pair({ state: 'state BACKUP' }), shows: 'priorities alone decide' }],
  },
  check({ members }, { report }) {
    const masters = members.filter(({ instance }) => instance.state?.value === 'MASTER');
    const [first, ...others] = masters;
    if (first === undefined) return;
    for (const member of others) {
      const related = [{ at: spotIn(first, first.instance.state?.statement), message: `'${first.node.name}'` }];
      const data = { name: member.instance.name, other: first.node.name };
      report('two', spotIn(member, member.instance.state?.statement), data, { related });
    }
  },
});
