import type { Instance } from '../../../model/vrrp/types.ts';
import { rule, type Config, type Spot } from '../../rule.ts';
import { at, atValue } from '../../spot.ts';

const ROUTER = 'LVS_DEVEL';
const HOST = '@firewall.loc';
const SERVER = /^192\.168\.200\.1$/;
/** So many of the others are shown. */
const SHOWN = 5;
const VIP = /^192\.168\.200\.1[678]$/;

export const sampleLeftover = rule({
  id: 'sample-leftover',
  area: 'global',
  severity: 'info',
  summary: "Values of keepalived's sample configuration.",
  why: 'Packages install a sample, and many configs begin as a copy of it. What is left of it means nothing on your network, and mail goes to nobody.',
  on: 'config',
  messages: {
    left: "'{text}' comes from keepalived's sample configuration{more}. Write what holds for your own network, or remove it.",
  },
  samples: {
    bad: [
      `
global_defs {
    notification_email {
        «acassen@firewall.loc»
        ops@example.com
    }
    smtp_server 192.168.200.1
    router_id LVS_DEVEL
    smtp_alert
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.200.16
    }
}
`,
      `
global_defs {
    router_id «LVS_DEVEL»
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
`,
    ],
    good: [
      {
        shows: 'a network that happens to be that of the sample',
        text: `
global_defs {
    router_id lb1
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.200.16/24
        192.168.200.17/24
    }
}
`,
      },
    ],
  },
  check(config, { report }) {
    const found = [...leftIn(config)];
    // addresses alone may well be those of the network
    if (found.every(({ weak }) => weak)) return;
    const [first, ...others] = found;
    if (first === undefined) return;
    const related = others.slice(0, SHOWN).map(({ spot }) => ({ at: spot, message: 'so does this' }));
    const more = others.length === 0 ? '' : `, and ${others.length} more ${others.length === 1 ? 'value' : 'values'}`;
    report('left', first.spot, { text: first.text, more }, { related });
  },
});

interface Leftover {
  readonly text: string;
  readonly spot: Spot;
  /** It could be a coincidence. */
  readonly weak: boolean;
}

function* leftIn({ model: { globals, vrrp } }: Config): Generator<Leftover> {
  for (const statement of globals.blocks.flatMap(({ block }) => block?.items ?? [])) {
    const { name } = statement.keyword;
    const text = statement.word(1) ?? '';
    for (const line of statement.values ?? []) {
      if (line.image.includes(HOST)) yield { text: line.image.trim(), spot: atValue({ owner: statement, line }), weak: false };
    }
    if ((name === 'router_id' && text === ROUTER) || text.endsWith(HOST)) yield { text, spot: at(statement, 1), weak: false };
    if (name === 'smtp_server' && SERVER.test(text)) yield { text, spot: at(statement, 1), weak: true };
  }
  yield* vrrp.instances.flatMap(leftoverVips);
}

const leftoverVips = ({ vips }: Instance): Leftover[] =>
  vips.filter(({ text }) => VIP.test(text)).map((vip) => ({ text: vip.text, spot: atValue(vip, 0, 0), weak: true }));
