import type { Member } from '../../../model/cluster/types.ts';
import { oddOnes, spotIn } from '../../members.ts';
import { pair } from '../../pair-sample.ts';
import { rule } from '../../rule.ts';

/** All that goes into an advert. */
const COMPARED = 8;

const typeOf = ({ instance }: Member): string => instance.authType?.value ?? 'no authentication';

const secretOf = ({ instance }: Member): string => (instance.authPass?.value ?? '').slice(0, COMPARED);

const auth = (lines: string): string => pair({ more: `authentication {\n${lines}\n}` });

export const authenticationDiffers = rule({
  id: 'authentication-differs',
  area: 'cluster',
  severity: 'error',
  summary: 'Nodes of one virtual router with different authentication.',
  why: 'A node drops adverts whose type or password is not its own, and both nodes become master. Of a password the first eight characters count.',
  on: 'virtual router',
  messages: {
    type: "'{name}' authenticates with {value} here and with {usual} on '{other}': the nodes drop each other's adverts, and both become master. Write the same on all nodes.",
    password:
      "The password of '{name}' is another one than on '{other}': the nodes drop each other's adverts, and both become master. Its first eight characters must be the same everywhere; look for an unquoted '#' or '!', too, which begins a comment.",
  },
  evidence: ['acassen/keepalived#1953', 'acassen/keepalived#955', 'RFC 2338 5.3.10'],
  samples: {
    bad: [
      auth('    auth_type PASS\n    @a auth_pass k8f2mm1x\n    @b auth_pass «k8f2mm1y»'),
      auth('    @a auth_type PASS\n    @b auth_type «AH»\n    auth_pass k8f2mm1x').replaceAll('state MASTER', 'state BACKUP'),
    ],
    good: [auth('    auth_type PASS\n    auth_pass k8f2mm1x')],
  },
  check(router, { report }) {
    // version 3 has no authentication
    if (router.members.some(({ instance }) => instance.version === 3)) return;
    for (const { member, usual } of oddOnes(router, (one) => `${typeOf(one)}\0${secretOf(one)}`)) {
      const types = typeOf(member) !== typeOf(usual);
      const statement = ({ instance }: Member) => (types ? instance.authType : instance.authPass)?.statement;
      const related = [{ at: spotIn(usual, statement(usual)), message: `what '${usual.node.name}' has` }];
      const data = { name: member.instance.name, other: usual.node.name, value: typeOf(member), usual: typeOf(usual) };
      report(types ? 'type' : 'password', spotIn(member, statement(member)), data, { related });
    }
  },
});
