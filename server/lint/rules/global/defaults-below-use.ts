import { splitWords } from '../../../../grammar/lines.ts';
import { rule, type Config } from '../../rule.ts';
import { at } from '../../spot.ts';

/** What an instance takes over when it begins, not when all is read. */
const OF_INSTANCES =
  /^(vrrp_garp_master_(delay|repeat|refresh|refresh_repeat)|vrrp_down_timer_adverts|vrrp_skip_check_adv_addr|v3_checksum_as_v2)$/;

export const defaultsBelowUse = rule({
  id: 'defaults-below-use',
  area: 'global',
  severity: 'warning',
  summary: 'A default of global_defs below what it is for.',
  why: 'These defaults are taken over while the file is read. At its first start keepalived has read the file once before, and knows them; after a reload it does not, and what stands above them gets the built-in values.',
  on: 'config',
  messages: {
    below:
      "'{name}' stands below '{user}', which takes it over while it is read: after a reload keepalived uses its built-in value there. Move global_defs to the top of the file.",
  },
  samples: {
    bad: [
      `
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
}
global_defs {
    router_id lb1
    «vrrp_garp_master_delay 1»
}
`,
      `
static_ipaddress {
    192.168.2.10/24
}
global_defs {
    «default_interface eth1»
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
        shows: 'defaults above, and those that hold wherever they stand',
        text: `
global_defs {
    vrrp_garp_master_delay 1
    default_interface eth1
}
static_ipaddress {
    192.168.2.10/24
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
global_defs {
    router_id lb1
    vrrp_version 2
}
`,
      },
      `
static_ipaddress {
    192.168.2.10/24 dev eth1
}
global_defs {
    default_interface eth1
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
  },
  check(config, { report }) {
    const order = config.bound.root.items;
    const instance = order.findIndex(({ keyword }) => keyword.name === 'vrrp_instance');
    const address = addressWithoutDevice(config);
    for (const [index, { keyword, block }] of order.entries()) {
      if (keyword.name !== 'global_defs') continue;
      for (const statement of block?.items ?? []) {
        const { name } = statement.keyword;
        const user = OF_INSTANCES.test(name) ? instance : name === 'default_interface' ? address : -1;
        const used = order[user];
        if (used === undefined || user > index) continue;
        const related = [{ at: at(used, 0, Infinity), message: 'it is used here' }];
        report('below', at(statement), { name, user: used.label }, { related });
      }
    }
  },
});

const addressWithoutDevice = ({ bound }: Config): number =>
  bound.root.items.findIndex(
    ({ keyword, values }) =>
      keyword.name === 'static_ipaddress' && values?.some((line) => !splitWords(line).texts.includes('dev')) === true,
  );
