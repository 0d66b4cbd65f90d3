import { rule } from '../../rule.ts';
import { baseName, runsShell } from '../../shell.ts';
import { at } from '../../spot.ts';

export const curlAcceptsErrors = rule({
  id: 'curl-accepts-errors',
  area: 'scripts',
  severity: 'info',
  summary: "A check with curl without '-f'.",
  why: 'For curl an error page is a page: it ends with status 0 on 404 and 500 alike, and the check succeeds while the service is broken.',
  on: 'script',
  messages: {
    fail: "Without '-f' curl ends with status 0 even if the server answers with an error like 500: '{name}' only notices when nobody answers at all. Add '-f'.",
  },
  samples: {
    bad: [
      `
vrrp_script web {
    script «"/usr/bin/curl -s -o /dev/null http://127.0.0.1/health"»
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
    }
}
`,
    ],
    good: [
      `
vrrp_script web {
    script "/usr/bin/curl -sfo /dev/null http://127.0.0.1/health"
}
vrrp_script port {
    script "/usr/bin/curl --fail-with-body -s http://127.0.0.1:8080/"
}
vrrp_script mail {
    script "/usr/bin/curl -s smtp://127.0.0.1/"
}
vrrp_instance web {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.168.1.100/24
    }
    track_script {
        web
        port
        mail
    }
}
`,
    ],
  },
  check({ command: { from, words }, name }, { report }) {
    const index = words.findIndex((word) => baseName(word) === 'curl');
    if (index === -1 || runsShell(words)) return;
    const args = words.slice(index + 1);
    if (args.some((word) => /^-[a-zA-Z]*f/.test(word) || word.startsWith('--fail'))) return;
    if (!args.some((word) => /^[a-z]+:\/\//.test(word) && !word.startsWith('http'))) report('fail', at(from, 1), { name });
  },
});
