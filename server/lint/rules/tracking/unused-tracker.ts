import type { BoundStatement } from '../../../../grammar/bound.ts';
import { splitWords } from '../../../../grammar/lines.ts';
import { hasMistakes } from '../../mistakes.ts';
import { rule, type Config } from '../../rule.ts';
import { at } from '../../spot.ts';

/** The block that refers to each kind of definition. A BFD session may be there for the other end alone. */
const USED_BY: Readonly<Record<string, string>> = {
  vrrp_script: 'track_script',
  track_file: 'track_file',
  vrrp_track_file: 'track_file',
  vrrp_track_process: 'track_process',
};

export const unusedTracker = rule({
  id: 'unused-tracker',
  area: 'tracking',
  severity: 'warning',
  summary: 'Something to be tracked that no instance tracks.',
  why: 'Defining a script, file or process has no effect by itself. As long as no instance or group refers to it, a failure moves nothing.',
  on: 'config',
  messages: {
    unused:
      "Nothing tracks the {kind} '{name}', so its failure changes nothing. Add it to a '{list}' block of the instances that depend on it, or remove it.",
  },
  samples: {
    bad: [
      `
«vrrp_script web» {
    script "/usr/bin/curl -fs http://127.0.0.1/"
}
«vrrp_track_process proxy» {
    process haproxy
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
        shows: 'used by a group, by an instance',
        text: `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
}
vrrp_track_process proxy {
    process haproxy
}
vrrp_sync_group both {
    group {
        web
        mail
    }
    track_script {
        web
    }
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_process {
        proxy
    }
}
vrrp_instance mail {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.168.1.101/24
    }
}
`,
      },
      {
        shows: 'a file of definitions that others include',
        text: `
vrrp_script web {
    script "/usr/bin/curl -fs http://127.0.0.1/"
}
`,
      },
    ],
  },
  check(config, { report }) {
    const { vrrp } = config.model;
    // a list that was not understood may be the one that refers to it
    const broken = [...vrrp.instances, ...vrrp.syncGroups].some(({ statement }) => hasMistakes(statement, config));
    if (vrrp.instances.length === 0 || broken) return;
    const used = usedNames(config);
    for (const statement of config.bound.root.items) {
      const list = USED_BY[statement.keyword.name];
      const name = statement.word(1);
      if (list === undefined || name === undefined || statement.skipped || statement.dropped || statement.block === null) continue;
      if (!used.has(`${list} ${name}`)) report('unused', at(statement, 0, 1), { kind: statement.keyword.name, name, list });
    }
  },
});

/** `track_script web`, whether keepalived takes the line or not. */
function usedNames({ bound, model }: Config): ReadonlySet<string> {
  const checks = model.lvs.virtualServers.flatMap(({ realServers }) => realServers.flatMap(({ checkers }) => checkers));
  const names = checks.flatMap(({ tracks }) => (tracks === null ? [] : [`track_file ${tracks}`]));
  const lists = bound.root.items.flatMap(({ block }) => block?.items ?? []).filter(({ keyword }) => keyword.name.startsWith('track_'));
  return new Set([...names, ...lists.flatMap((list) => namesIn(list))]);
}

const namesIn = ({ keyword, values }: BoundStatement): string[] =>
  (values ?? []).map((line) => `${keyword.name} ${splitWords(line).texts[0] ?? ''}`);
