/**
 * The scripts of `kalint realserver`: their text, what shellcheck says of it, and what they do in a network namespace, as far as this machine
 * lets a test have one. All tunnels, with traffic through them, were tried in a Linux 6.1 guest: see docs/realserver.md.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Source } from '../../grammar/source.ts';
import { readFor } from '../../server/lint/engine.ts';
import { load } from '../../server/lower/load.ts';
import { realServers, realServerScript, type Known, type Plan } from '../../server/lower/realserver.ts';
import { parseAddress, type IPAddress } from '../../grammar/values/inet.ts';
import { assertExpected } from '../harness/expected.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const example = (name: string): string => readFileSync(path.join(root, 'examples', `${name}.conf`), 'utf8');

function planOf(text: string, known: Known = {}, name = 'keepalived.conf'): Plan {
  const options = { keepalived: '2.4.3', files: { read: () => ({ error: 'there is none' }), glob: () => [] } };
  return realServers(load(readFor(new Source(name, text), '', options), '2.4.3'), known);
}

const scriptOf = (text: string, known?: Known, name = 'keepalived.conf'): string => realServerScript(planOf(text, known, name), name);

const linesOf = (plan: Plan, host: string, what: 'up' | 'down' | 'check' = 'up'): string[] =>
  plan.hosts.filter(({ name }) => name === host).flatMap(({ steps }) => steps.flatMap((step) => step[what]));

const notesOf = (plan: Plan, host: string): string => plan.hosts.flatMap(({ name, notes }) => (name === host ? notes : [])).join('\n');

const address = (text: string): IPAddress => parseAddress(text) ?? assert.fail(text);

const service = (head: string, body: string): string => `virtual_server ${head} {\n  protocol TCP\n  lvs_sched rr\n${body}\n}\n`;
const instance = (vips: string, more = ''): string =>
  `vrrp_instance a {\n  interface eth0\n  virtual_router_id 5\n${more}\n  virtual_ipaddress {\n${vips}\n  }\n}\n`;

const runs = (command: string, ...words: string[]): boolean => spawnSync(command, words, { stdio: 'ignore' }).status === 0;
const hasShellcheck = runs('shellcheck', '--version');
const hasNamespaces = runs('unshare', '-n', 'ip', 'link') && runs('sysctl', '--version');

function inDirectory<T>(test: (directory: string) => T): T {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'kalint-'));
  try {
    return test(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Has shellcheck anything to say of these? Asked once, since it takes its time to start. */
function assertShellcheck(context: Mocha.Context, scripts: readonly string[]): void {
  if (!hasShellcheck) context.skip();
  inDirectory((directory) => {
    scripts.forEach((script, index) => writeFileSync(path.join(directory, `${index}.sh`), script));
    const { stdout } = spawnSync(
      'shellcheck',
      scripts.map((_, index) => `${index}.sh`),
      { cwd: directory, encoding: 'utf8' },
    );
    assert.equal(stdout, '');
  });
}

const METHODS = ['DR', 'NAT', 'TUN', 'TUN type gre', 'TUN type gre csum', 'TUN type gue port 5555', 'TUN type gue port 6080 remcsum'];

const EXAMPLES = ['dr', 'tun', 'nat'];

/** Stands for a program that would change the host. */
const STUB = '#!/bin/sh\necho "$@" >> calls\n';

describe('real servers: the three set-ups', () => {
  for (const name of EXAMPLES) {
    it(`${name}: the script is as expected`, () =>
      assertExpected(path.join(root, 'test/lower/realserver', `${name}.sh`), scriptOf(example(name), {}, `examples/${name}.conf`)));
  }

  it('DR: the address is on lo, and ARP keeps quiet before it is', () => {
    const lines = linesOf(planOf(example('dr')), '192.168.1.67');
    for (const device of ['all', 'lo']) {
      assert.ok(lines.includes(`set_sysctl net.ipv4.conf.${device}.arp_ignore=1`));
      assert.ok(lines.includes(`set_sysctl net.ipv4.conf.${device}.arp_announce=2`));
    }
    assert.equal(lines.at(-1), 'ip address replace 192.168.1.200/32 dev lo');
  });

  it('NAT: the default route leads to the address that the directors share inside', () => {
    const plan = planOf(example('nat'));
    assert.match(linesOf(plan, '192.168.1.68').join('\n'), /ip -4 route prepend default via 192\.168\.1\.179$/m);
    assert.deepEqual(linesOf(plan, 'director'), ['set_sysctl net.ipv4.ip_forward=1']);
  });
});

describe('real servers: tunnels', () => {
  const devices: Record<string, [method: string, vip: string, host: string, ...up: RegExp[]]> = {
    'IPv4 in IPv4': ['TUN', '10.0.0.1', '10.0.1.1', /modprobe ipip$/, /dev tunl0 up$/],
    'IPv6 in IPv4': ['TUN', '2001:db8::1', '10.0.1.1', /modprobe sit$/, /dev sit0 up$/],
    'IPv6 in IPv6': ['TUN', '2001:db8::1', '2001:db8:1::1', /modprobe ip6_tunnel$/, /dev ip6tnl0 up$/],
    'IPv4 in IPv6': [
      'TUN',
      '10.0.0.1',
      '2001:db8:1::1',
      /link add name lvs-tun6 type ip6tnl mode any local 2001:db8:1::1$/,
      /dev lvs-tun6 up$/,
    ],
    'GRE, which wants the checksum it gets': [
      'TUN type gre csum',
      '10.0.0.1',
      '10.0.1.1',
      /type gre local 10\.0\.1\.1 icsum$/,
      /dev lvs-gre4 up$/,
    ],
    'GRE in IPv6': ['TUN type gre', '10.0.0.1', '2001:db8:1::1', /type ip6gre local 2001:db8:1::1$/, /dev lvs-gre6 up$/],
    GUE: [
      'TUN type gue port 5555',
      '10.0.0.1',
      '10.0.1.1',
      /modprobe fou$/,
      /\|\| ip fou add port 5555 gue$/,
      /modprobe ipip$/,
      /dev tunl0 up$/,
    ],
    'GUE in IPv6': ['TUN type gue port 5555', '2001:db8::1', '2001:db8:1::1', /modprobe fou$/, /\|\| ip -6 fou add port 5555 gue$/],
  };
  for (const [what, [method, vip, host, ...up]] of Object.entries(devices)) {
    it(what, () => {
      const plan = planOf(service(`${vip} 80`, `  lvs_method ${method}\n  real_server ${host} 80 {\n  }`));
      const lines = linesOf(plan, host);
      up.forEach((pattern, index) => assert.match(lines[index] ?? '', pattern));
      const device = /dev (\S+)/.exec(lines.at(-1) ?? '')?.[1] ?? '';
      const length = vip.includes(':') ? 128 : 32;
      assert.ok(lines.at(-1)?.includes(` address replace ${vip}/${length} dev ${device}`), lines.at(-1));
      assert.equal(lines.includes(`set_sysctl net.ipv4.conf.${device}.rp_filter=2`), !vip.includes(':'));
    });
  }

  it('of both families inside IPv6 share a device, since one that is ours would take the packets of ip6tnl0', () => {
    const lines = linesOf(
      planOf(
        ['10.0.0.1', '2001:db8::1'].map((vip) => service(`${vip} 80`, '  lvs_method TUN\n  real_server 2001:db8:1::1 80 {\n  }')).join(''),
      ),
      '2001:db8:1::1',
    );
    assert.ok(!lines.some((line) => line.includes('ip6tnl0')));
    assert.ok(lines.includes('ip -6 address replace 2001:db8::1/128 dev lvs-tun6 nodad preferred_lft 0'));
    assert.ok(lines.includes('ip address replace 10.0.0.1/32 dev lvs-tun6'));
  });

  it('of GRE with and without a checksum to one host are told of', () => {
    const text = service('10.0.0.1 80', '  lvs_method TUN type gre\n  real_server 10.0.1.1 80 {\n  }');
    assert.match(
      notesOf(planOf(text + text.replace('10.0.0.1', '10.0.0.2').replace('gre', 'gre csum')), '10.0.1.1'),
      /^GRE with and without/m,
    );
  });

  it('need an IPv6 address that is not taken for a source', () => {
    const text = service('2001:db8::1 80', '  lvs_method TUN\n  real_server 2001:db8:1::1 80 {\n  }');
    assert.match(notesOf(planOf(instance('2001:db8::1/64') + text), 'director'), /Write '2001:db8::1' with \/128/);
    assert.doesNotMatch(notesOf(planOf(instance('2001:db8::1/128') + text), 'director'), /\/128/);
  });
});

describe('real servers: who needs what', () => {
  it('a host gets all its addresses, once, whatever the service', () => {
    const text =
      'virtual_server_group g {\n  10.0.0.1-3 80\n  2001:db8::1 80\n}\n' +
      service('10.0.0.1 443', '  lvs_method DR\n  real_server 10.0.1.1 443 {\n  }') +
      service('group g', '  lvs_method TUN\n  real_server 10.0.1.1 80 {\n  }');
    const lines = linesOf(planOf(text), '10.0.1.1');
    assert.deepEqual(
      lines.filter((line) => line.includes('address')),
      [
        'ip address replace 10.0.0.1/32 dev lo',
        'ip address replace 10.0.0.1/32 dev tunl0',
        'ip address replace 10.0.0.2/32 dev tunl0',
        'ip address replace 10.0.0.3/32 dev tunl0',
        'ip -6 address replace 2001:db8::1/128 dev sit0 nodad preferred_lft 0',
      ],
    );
  });

  it('a sorry server needs as much as any other, the director itself nothing', () => {
    const plan = planOf(service('10.0.0.1 80', '  lvs_method DR\n  sorry_server 10.0.1.9 80\n  real_server 127.0.0.1 80 {\n  }'));
    assert.deepEqual(
      plan.hosts.map(({ name }) => name),
      ['director', '10.0.1.9'],
    );
    assert.match(notesOf(plan, 'director'), /'real_server 127\.0\.0\.1 80' .* is this host itself/);
  });

  it('IPv6 needs no ARP settings', () => {
    const lines = linesOf(planOf(service('2001:db8::1 80', '  lvs_method DR\n  real_server 2001:db8::9 80 {\n  }')), '2001:db8::9');
    assert.deepEqual(lines, ['ip -6 address replace 2001:db8::1/128 dev lo nodad preferred_lft 0']);
  });

  it('addresses behind a firewall mark are asked for, and taken from the call', () => {
    const text = 'virtual_server fwmark 5 {\n  lvs_sched rr\n  lvs_method DR\n  real_server 10.0.1.1 {\n  }\n}\n';
    assert.deepEqual(planOf(text).open, [
      '10.0.1.1: The config does not tell which addresses firewall mark 5 stands for. Name each with --vip 5=ADDRESS.',
    ]);
    const plan = planOf(text, { vips: new Map([[5, [address('10.0.0.1')]]]) });
    assert.deepEqual(plan.open, []);
    assert.equal(linesOf(plan, '10.0.1.1').at(-1), 'ip address replace 10.0.0.1/32 dev lo');
    assert.match(notesOf(plan, 'director'), /^Firewall mark 5 needs a rule/m);
  });

  it('the gateway of NAT real servers is asked for, and taken from the call', () => {
    const text = service('10.0.0.1 80', '  lvs_method NAT\n  real_server 10.0.1.1 80 {\n  }');
    assert.match(planOf(text).open.join(), /^10\.0\.1\.1: .* Name it with --gateway\.$/);
    assert.deepEqual(planOf(instance('10.0.1.254/32') + text).open.length, 1);
    assert.match(linesOf(planOf(text, { gateways: [address('10.0.1.254')] }), '10.0.1.1').join('\n'), /default via 10\.0\.1\.254$/m);
    // rather an address that serves for nothing else
    const inside = planOf(
      instance('10.0.1.100/24\n10.0.1.254/24') + service('10.0.1.100 80', '  lvs_method NAT\n  real_server 10.0.1.1 80 {\n  }'),
    );
    assert.match(linesOf(inside, '10.0.1.1').join('\n'), /default via 10\.0\.1\.254$/m);
  });

  it('the director of IPv6 NAT forwards, too', () => {
    const plan = planOf(
      instance('2001:db8:1::f/64') + service('2001:db8::1 80', '  lvs_method NAT\n  real_server 2001:db8:1::1 80 {\n  }'),
    );
    assert.deepEqual(linesOf(plan, 'director'), ['set_sysctl net.ipv6.conf.all.forwarding=1']);
    assert.match(linesOf(plan, '2001:db8:1::1').join('\n'), /ip -6 route add default via 2001:db8:1::f metric 1$/m);
  });

  it('a check that binds to a virtual address needs leave to do so on the backup', () => {
    const check = '  real_server 10.0.1.1 80 {\n    TCP_CHECK {\n      bindto 10.0.0.1\n    }\n  }';
    const plan = planOf(instance('10.0.0.1/24') + service('10.0.0.1 80', `  lvs_method DR\n${check}`));
    assert.ok(linesOf(plan, 'director').includes('set_sysctl net.ipv4.ip_nonlocal_bind=1'));
  });

  it('a host that the config shows to be elsewhere, or a director, is told of', () => {
    const text = service('10.0.0.1 80', '  lvs_method DR\n  real_server 10.9.9.9 80 {\n  }\n  real_server 10.0.0.8 80 {\n  }');
    const plan = planOf(instance('10.0.0.1/24', '  unicast_src_ip 10.0.0.7\n  unicast_peer {\n    10.0.0.8\n  }') + text);
    assert.match(notesOf(plan, '10.9.9.9'), /no router may stand between/);
    assert.doesNotMatch(notesOf(plan, '10.0.0.8'), /no router may stand between/);
    assert.match(notesOf(plan, '10.0.0.8'), /^This host is a director, too/m);
  });

  it('interfaces with dots in their names keep them', () => {
    const plan = planOf(instance('10.0.0.1/24 dev eth0.100') + service('10.0.0.1 80', '  lvs_method DR\n  real_server 10.0.0.8 80 {\n  }'));
    assert.deepEqual(linesOf(plan, 'director'), [
      'set_sysctl net.ipv4.conf.all.send_redirects=0',
      'set_sysctl net/ipv4/conf/eth0.100/send_redirects=0',
    ]);
  });

  it('of a config without virtual servers, or one that keepalived does not load, there is no host', () => {
    for (const plan of [planOf('global_defs {\n}\n'), realServers(null)]) assert.deepEqual(plan, { hosts: [], open: [] });
    assert.match(scriptOf(''), /^# There is no HOST/m);
  });
});

describe('real servers: the script', () => {
  const everything = METHODS.flatMap((method, index) =>
    [`10.0.${index}.1`, `2001:db8:${index}::1`].map((vip) =>
      service(
        `${vip} 80`,
        `  lvs_method ${method}\n  real_server 10.9.0.${index + 1} 80 {\n  }\n  real_server 2001:db8:9::${index + 1} 80 {\n  }`,
      ),
    ),
  );

  it('is clean for every method and family', function () {
    assertShellcheck(
      this,
      [everything.join(''), ...everything, ...EXAMPLES.map(example), ''].map((text) => scriptOf(text)),
    );
  });

  it('takes back in reverse order what it does', () => {
    const plan = planOf(service('10.0.0.1 80', '  lvs_method TUN type gue port 5555\n  real_server 10.0.1.1 80 {\n  }'));
    const script = realServerScript(plan, 'x');
    const down = /^down_1\(\) \{\n([^}]*)\}$/m.exec(script)?.[1] ?? '';
    assert.deepEqual(down.trim().split(/\n */), [
      'here 10.0.1.1',
      'ip address del 10.0.0.1/32 dev tunl0',
      'restore_sysctls',
      'ip link set dev tunl0 down',
      'ip fou del port 5555',
    ]);
  });

  it('cannot be broken out of by any name', function () {
    const evil = [
      '$(touch broken)',
      '`touch broken`',
      "';touch broken;'",
      '";touch broken;"',
      '|touch broken|',
      '&touch%broken',
      '|touch${IFS}broken',
      '\u2028touch broken',
      '\u202etouch',
    ];
    const scripts = evil.map((bad) => {
      const word = bad.replaceAll(' ', '_');
      const text =
        instance(`10.0.0.1/24 dev ${word}\n10.0.0.2/24 dev ../../x`) +
        `net_namespace ${word}\nvirtual_server_group ${word} {\n  10.0.0.1 80\n}\n` +
        service(`group ${word}`, `  lvs_method DR\n  sorry_server 127.0.0.1 80 "${bad}"\n  real_server 10.0.0.8 80 ${word} {\n  }`);
      const script = scriptOf(text, {}, `evil\r\n${bad}\rtouch broken`);
      const code = script.split(/[\r\n\u2028\u2029]/).filter((line) => !/^\s*#/.test(line));
      assert.ok(!code.some((line) => /touch|IFS|\.\.\/|broken/.test(line)), bad);
      inDirectory((directory) => {
        for (const name of ['ip', 'sysctl', 'modprobe']) writeFileSync(path.join(directory, name), STUB, { mode: 0o755 });
        writeFileSync(path.join(directory, 'script'), script);
        const env = { PATH: `${directory}:${process.env['PATH'] ?? ''}`, STATE: path.join(directory, 'state'), HERE: 'yes' };
        const sh = (...words: string[]) => spawnSync('sh', ['script', ...words], { cwd: directory, encoding: 'utf8', env });
        const { status, stderr } = sh('nothing');
        assert.equal(status, 2, bad);
        // braces in a name may cost the virtual server
        assert.match(stderr, bad.includes('{') ? /there is no HOST/ : /: director 10\.0\.0\.8$/m, bad);
        for (const what of ['up', 'check', 'down']) for (const host of ['director', '10.0.0.8', bad]) sh(what, host);
        assert.equal(existsSync(path.join(directory, 'calls')), !bad.includes('{'), bad);
        assert.deepEqual(
          readdirSync(directory).filter((file) => !['calls', 'ip', 'modprobe', 'script', 'state', 'sysctl'].includes(file)),
          [],
          bad,
        );
      });
      return script;
    });
    assertShellcheck(this, scripts);
  });
});

describe('real servers: the script in a network namespace', () => {
  /** Runs lines of shell in a fresh namespace with the script at hand; what is printed comes back. */
  function inNamespace(context: Mocha.Context, script: string, setup: string, test: string): string {
    if (!hasNamespaces) context.skip();
    return inDirectory((directory) => {
      writeFileSync(path.join(directory, 'script'), script);
      const shell = `set -e\nip link set lo up\n${setup}\nset +e\n${test}`;
      const { stdout, stderr } = spawnSync('unshare', ['-n', 'sh', '-c', shell], {
        cwd: directory,
        encoding: 'utf8',
        env: { ...process.env, STATE: path.join(directory, 'state') },
      });
      return `${stdout}${stderr}`;
    });
  }

  const nic = (text: string, name = 'eth0'): string =>
    `ip link add ${name} type veth peer name p-${name}\nip link set ${name} up\nip link set p-${name} up\nip address add ${text} dev ${name}`;

  /** All that the script could touch. */
  const SNAPSHOT =
    "ip -o address | sed 's/^[0-9]*: //; s/ tentative//'; ip route; ip -6 route; sysctl -a 2> /dev/null | grep -E 'arp_|rp_filter|redirects|forward'";

  /** Up, twice; check; down, twice: then all is as before. */
  const CYCLE = (host: string, between = ':'): string => `
    sleep 0.1; (${SNAPSHOT}) > before
    sh script check ${host} > /dev/null && echo 'check passes before'
    sh script up ${host} || echo 'up failed'
    sh script up ${host} || echo 'up failed when called again'
    sh script check ${host} | grep -v '^ok' && echo 'check fails'
    ${between}
    sh script down ${host} || echo 'down failed'
    (${SNAPSHOT}) > after
    diff before after && echo undone
    sh script down ${host} > /dev/null 2>&1 || echo 'down failed when called again'
    diff before after && echo still undone`;

  it('DR: sets up and takes back', function () {
    const out = inNamespace(
      this,
      scriptOf(example('dr')),
      nic('192.168.1.67/24'),
      CYCLE(
        '192.168.1.67',
        'ip -o address show dev lo to 192.168.1.200 | grep -o "192.168.1.200/32"; sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.lo.arp_announce',
      ),
    );
    assert.equal(out, '192.168.1.200/32\nnet.ipv4.conf.all.arp_ignore = 1\nnet.ipv4.conf.lo.arp_announce = 2\nundone\nstill undone\n');
  });

  it('DR: what another has set before is what it goes back to', function () {
    const out = inNamespace(
      this,
      scriptOf(example('dr')),
      `${nic('192.168.1.67/24')}\nsysctl -q -w net.ipv4.conf.all.arp_ignore=2`,
      CYCLE('192.168.1.67', 'sysctl net.ipv4.conf.all.arp_ignore') + '\nsysctl net.ipv4.conf.all.arp_ignore',
    );
    assert.equal(out, 'net.ipv4.conf.all.arp_ignore = 1\nundone\nstill undone\nnet.ipv4.conf.all.arp_ignore = 2\n');
  });

  it('DR, IPv6: sets up and takes back', function () {
    const text = service('2001:db8::1 80', '  lvs_method DR\n  real_server 2001:db8::9 80 {\n  }');
    const out = inNamespace(
      this,
      scriptOf(text),
      nic('2001:db8::9/64 nodad'),
      CYCLE('2001:db8::9', 'ip -o address show dev lo to 2001:db8::1 | grep -o deprecated'),
    );
    assert.equal(out, 'deprecated\nundone\nstill undone\n');
  });

  it('NAT: goes before another default route, and leaves it alone', function () {
    const out = inNamespace(
      this,
      scriptOf(example('nat')),
      `${nic('192.168.1.67/24')}\nip route add default via 192.168.1.1`,
      CYCLE('192.168.1.67', 'ip route get 203.0.113.9 | grep -o "via [^ ]*"'),
    );
    assert.equal(out, 'via 192.168.1.179\nundone\nstill undone\n');
  });

  it('NAT: leaves a default route alone that leads there already', function () {
    const out = inNamespace(
      this,
      scriptOf(example('nat')),
      `${nic('192.168.1.67/24')}\nip route add default via 192.168.1.179`,
      'for what in check up check down check; do sh script $what 192.168.1.67; done',
    );
    assert.equal(out, 'ok     the default route leads to 192.168.1.179\n'.repeat(3));
  });

  it('NAT, IPv6: goes before another default route, and leaves it alone', function () {
    const text = instance('2001:db8:1::f/64') + service('2001:db8::1 80', '  lvs_method NAT\n  real_server 2001:db8:1::1 80 {\n  }');
    const out = inNamespace(
      this,
      scriptOf(text),
      `${nic('2001:db8:1::1/64 nodad')}\nip -6 route add default via 2001:db8:1::2`,
      CYCLE('2001:db8:1::1', 'ip -6 route get 2001:db8:9::9 | grep -o "via [^ ]*"'),
    );
    assert.equal(out, 'via 2001:db8:1::f\nundone\nstill undone\n');
  });

  it('the director: sets up and takes back, interfaces with dots in their names, too', function () {
    const text =
      instance('192.168.1.200/24 dev eth0.5') + service('192.168.1.200 80', '  lvs_method DR\n  real_server 192.168.1.9 80 {\n  }');
    const show = 'sysctl net/ipv4/conf/eth0.5/send_redirects';
    const out = inNamespace(
      this,
      scriptOf(text),
      nic('192.168.1.7/24', 'eth0.5'),
      CYCLE('director', show) + `\nsysctl -q -w net.ipv4.conf.all.rp_filter=1\nsh script check director | grep note\n${show}`,
    );
    assert.equal(
      out,
      'net.ipv4.conf.eth0/5.send_redirects = 0\nundone\nstill undone\n' +
        'note   rp_filter of eth0.5 is 1: requests are dropped if the way back to their client leads through another interface\n' +
        'net.ipv4.conf.eth0/5.send_redirects = 1\n',
    );
  });

  it('TUN: sets up and takes back', function () {
    if (hasNamespaces && !runs('unshare', '-n', 'ip', 'link', 'show', 'dev', 'tunl0')) this.skip();
    const out = inNamespace(
      this,
      scriptOf(example('tun')),
      nic('192.168.1.67/24'),
      CYCLE('192.168.1.67', 'sysctl net.ipv4.conf.tunl0.rp_filter'),
    );
    assert.equal(out, 'net.ipv4.conf.tunl0.rp_filter = 2\nundone\nstill undone\n');
  });

  it('does nothing on another host, unless told that it is the one', function () {
    const out = inNamespace(
      this,
      scriptOf(example('dr')),
      nic('192.168.1.99/24'),
      'sh script up 192.168.1.67; echo "status $?"; ip -o address show dev lo to 192.168.1.200; HERE=yes sh script up 192.168.1.67; sh script list; echo "status $?"',
    );
    assert.match(out, /^status 1\nstatus 2\n/);
    assert.match(out, /does not have the address 192\.168\.1\.67/);
  });

  it('says what is left open, in its status, too', function () {
    const text = 'virtual_server fwmark 5 {\n  lvs_sched rr\n  lvs_method DR\n  real_server 10.0.1.1 {\n  }\n}\n';
    const out = inNamespace(this, scriptOf(text), nic('10.0.1.1/24'), 'sh script up 10.0.1.1; echo "status $?"');
    assert.match(out, /^status 1\nOPEN {3}The config does not tell which addresses firewall mark 5/);
  });
});
