import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { lint, lower, restore, script } from '../../server/index.ts';
import { lift } from '../../server/lower/lift.ts';
import { fuzzing, Random } from '../harness/random.ts';
import { randomTable, thresholdsListing, withoutThresholds } from './random-tables.ts';

const golden = new URL('golden/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, golden), 'utf8');

const RELEASES = ['2.2.7', '2.4.3'];

/** The order is ipvsadm's own affair. */
const sorted = (table: string): string[] => table.split('\n').filter(Boolean).sort();

const again = (config: string, keepalived = '2.2.7'): string[] => sorted(restore(lower(config, { keepalived })));

const lifted = (text: string): string => {
  const { config, problems } = lift(text);
  assert.deepEqual(
    problems.filter(({ message }) => !/^DNS_CHECK|weight 0/.test(message)),
    [],
  );
  return config;
};

const problemsOf = (text: string): string[] => lift(text).problems.map(({ line, severity, message }) => `${line} ${severity}: ${message}`);

const errorsIn = (config: string, keepalived: string): string[] =>
  lint(config, { keepalived, ids: [''] })
    .findings.filter(({ source, message }) => source === 'keepalived' && !message.startsWith('The weights of all real servers are 0'))
    .map(({ message }) => message);

describe('lift: a table of ipvsadm to a configuration', () => {
  for (const name of readdirSync(golden).filter((file) => file.endsWith('.rules'))) {
    it(`${name}: makes the same table again`, () => {
      const rules = read(name);
      // keepalived has no virtual servers without real servers
      const services = rules
        .split('\n')
        .filter((line) => line.startsWith('-A') && !rules.includes(`-a${line.slice(2).split(' -s ')[0] ?? ''} `));
      const whole = sorted(rules).filter((line) => !services.includes(line));
      for (const keepalived of RELEASES) {
        const { config } = lift(rules);
        assert.deepEqual(again(config, keepalived), whole);
        assert.deepEqual(errorsIn(config, keepalived), []);
      }
    });
  }

  it('of any table makes the same table again', () => {
    const { seed, count } = fuzzing(20, 150);
    for (let index = 0; index < count; index++) {
      const table = randomTable(Random.forCase(seed, index));
      const rules = table.flat();
      const text = `${rules.join('\n')}\n`;
      const where = `SEED=${seed}, case ${index}:\n${text}`;
      const config = lifted(text);
      for (const keepalived of RELEASES) {
        assert.deepEqual(again(config, keepalived), rules.toSorted(), where);
        assert.deepEqual(errorsIn(config, keepalived), [], where);
      }
      // as people have it: -S, and a listing for what that leaves out
      const saved = `${rules.map(withoutThresholds).join('\n')}\n`;
      assert.deepEqual(again(lifted(saved + thresholdsListing(table))), rules.toSorted(), where);
      assert.deepEqual(again(lifted(thresholdsListing(table) + saved)), rules.toSorted(), where);
    }
  });

  it('keeps what belongs to the whole table', () => {
    assert.match(lift('--set 900 120 300').config, /^global_defs \{\n {4}lvs_timeouts tcp 900 tcpfin 120 udp 300\n\}$/m);
    assert.match(lift('Timeout (tcp tcpfin udp): 7200 0 60').config, /^ {4}lvs_timeouts tcp 7200 udp 60$/m);
    assert.deepEqual(problemsOf('master sync daemon (mcast=eth0, syncid=51)').length, 1);
  });

  it('says that an empty table is empty', () => assert.match(lift('').config, /^# The table is empty\.$/m));
});

describe('lift: health checks', () => {
  const cases: Record<string, [service: string, server: string, check: string]> = {
    'HTTP on port 80': ['-t 10.0.0.1:80', '10.0.1.1:80 -g', 'HTTP_GET'],
    'HTTP on the port of a NAT real server': ['-t 10.0.0.1:81', '10.0.1.1:8080 -m', 'HTTP_GET'],
    'HTTPS on port 443': ['-t 10.0.0.1:443', '10.0.1.1:443 -g', 'SSL_GET'],
    'SMTP on port 25': ['-t 10.0.0.1:25', '10.0.1.1:25 -g', 'SMTP_CHECK'],
    'a connection on any other TCP port': ['-t 10.0.0.1:3306', '10.0.1.1:3306 -g', 'TCP_CHECK'],
    'a question on UDP port 53': ['-u 10.0.0.1:53', '10.0.1.1:53 -g', 'DNS_CHECK'],
    'a connection on TCP port 53': ['-t 10.0.0.1:53', '10.0.1.1:53 -g', 'TCP_CHECK'],
    'a packet on any other UDP port': ['-u 10.0.0.1:514', '10.0.1.1:514 -g', 'UDP_CHECK'],
    'a ping where there is no port': ['-t 10.0.0.1:0', '10.0.1.1:0 -g', 'PING_CHECK'],
    'a ping for SCTP, which nothing else checks': ['--sctp-service 10.0.0.1:80', '10.0.1.1:80 -g', 'PING_CHECK'],
    'a ping behind a firewall mark': ['-f 5', '10.0.1.1:0 -g', 'PING_CHECK'],
    'what the port tells behind a firewall mark': ['-f 5', '10.0.1.1:443 -m', 'SSL_GET'],
  };
  for (const [what, [service, server, check]] of Object.entries(cases)) {
    it(`try ${what}`, () => {
      const { config } = lift(`-A ${service} -s rr -p 60\n-a ${service} -r ${server} -w 1\n`);
      assert.deepEqual(
        Array.from(config.matchAll(/^ +([A-Z]+_[A-Z]+) \{$/gm), ([, name]) => name),
        [check],
      );
    });
  }

  it('know where to connect where a real server has no port of its own', () => {
    const { config } = lift('-A -t 10.0.0.1:80 -s rr\n-a -t 10.0.0.1:80 -r 10.0.1.1:0 -m -w 1\n');
    assert.match(config, /^virtual_server_group lifted_1 \{\n {4}10\.0\.0\.1 80\n\}$/m);
    assert.match(config, /^ +connect_port 80$/m);
  });
});

describe('lift: what it reads', () => {
  const TABLE = ['-A -t 10.0.0.1:80 -s wrr -p 300', '-a -t 10.0.0.1:80 -r 10.0.1.1:80 -i -w 2 --tun-type gue --tun-port 5555 --tun-csum'];

  const forms: Record<string, string> = {
    'saved rules': TABLE.join('\n'),
    'lines of a shell': TABLE.map((line) => `sudo /sbin/ipvsadm ${line}`).join('\n'),
    'carriage returns and comments': `# saved\r\n\r\n${TABLE.join('\r\n')}\r\n`,
    'a script with quotes': `#!/bin/sh\nset -eu\nif true; then\n  ipvsadm ${TABLE.join('\nipvsadm ').replaceAll('10.0.0.1:80', "'10.0.0.1:80'")} || exit 1 # done\nfi\n`,
    'long options, and values glued on':
      '--add-service --tcp-service=10.0.0.1:80 -swrr --persistent=300\n' +
      '--add-server --tcp-service 10.0.0.1:80 --real-server 10.0.1.1 --ipip --weight=2 --tun-type gue --tun-port 5555 --tun-csum',
    'defaults of ipvsadm': `-A -t 10.0.0.1:80 -s wrr -p\n${TABLE[1] ?? ''}`,
    'changes one after the other':
      '-A -t 10.0.0.9:9\n-A -t 10.0.0.1:80\n-E -t 10.0.0.1:80 -s wrr -p 300\n-a -t 10.0.0.1:80 -r 10.0.1.2 -m\n-a -t 10.0.0.1:80 -r 10.0.1.1\n' +
      `-d -t 10.0.0.1:80 -r 10.0.1.2\n${(TABLE[1] ?? '').replace('-a', '-e')}\n-D -t 10.0.0.9:9\n-Z`,
    'a table that is cleared first': `-A -t 10.0.0.9:9\n-C\n${TABLE.join('\n')}`,
    'a listing with --tun-info':
      'IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n' +
      '  -> RemoteAddress:Port           Forward TunnelInfo    Weight ActiveConn InActConn\n' +
      'TCP  10.0.0.1:80 wrr persistent 300\n  -> 10.0.1.1:80                  Tunnel  gue:5555:+c   2      0          0         \n',
  };
  for (const [what, text] of Object.entries(forms)) {
    it(what, () => assert.deepEqual(again(lifted(text)), TABLE.toSorted()));
  }

  it('the script and the rules that kalint itself prints', () => {
    const config = lifted(TABLE.join('\n'));
    const options = { keepalived: '2.2.7' };
    assert.deepEqual(again(lifted(script(lower(config, options)))), TABLE.toSorted());
    assert.deepEqual(again(lifted(restore(lower(config, options)))), TABLE.toSorted());
  });

  it('a plain listing, with a warning where it does not tell the kind of tunnel', () => {
    const text =
      'Prot LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn\n' +
      'TCP  10.0.0.1:80 sh (sh-fallback,sh-port) persistent 50 mask 255.255.255.0\n' +
      '  -> 10.0.1.1:80                  Masq    1      5          7         \n' +
      '  -> 10.0.1.2:80                  Tunnel  2      0          0         \n' +
      'FWM  -5 IPv6 wlc\n  -> [2001:db8::1]:0              Route   3      0          0         \n';
    assert.deepEqual(again(lift(text).config), [
      '-A -f 4294967291 -6 -s wlc',
      '-A -t 10.0.0.1:80 -s sh -p 50 -M 255.255.255.0 -b sh-fallback,sh-port',
      '-a -f 4294967291 -6 -r [2001:db8::1]:0 -g -w 3',
      '-a -t 10.0.0.1:80 -r 10.0.1.1:80 -m -w 1',
      '-a -t 10.0.0.1:80 -r 10.0.1.2:80 -i -w 2 --tun-type ipip',
    ]);
    assert.deepEqual(problemsOf(text), [
      '5 warning: This listing does not say of which kind the tunnel is: ipip is taken. ipvsadm -S -n and ipvsadm -L -n --tun-info tell.',
    ]);
  });

  it('a flag that ipvsadm saves without its name', () => {
    assert.match(lift('-A -t 10.0.0.1:80 -s sh -b \n-a -t 10.0.0.1:80 -r 10.0.1.1:80 -m').config, /^ {4}flag-3$/m);
  });

  it('nothing from listings of counters', () => {
    const text =
      'Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes\n  -> RemoteAddress:Port\n' +
      'TCP  10.0.0.1:80                         1        3        0      240        0\n  -> 10.0.1.1:80                         1        3        0      240        0\n';
    assert.deepEqual(lift(text).table.services, []);
    assert.deepEqual(again(lifted(TABLE.join('\n') + '\n' + text)), TABLE.toSorted());
  });
});

describe('lift: what it cannot take', () => {
  const SERVICE = '-A -t 10.0.0.1:80 -s rr\n';
  const SERVER = '-a -t 10.0.0.1:80 -r 10.0.1.1:80 -m -w 1\n';

  const wrong: Record<string, [text: string, ...says: RegExp[]]> = {
    'names instead of numbers': [`${SERVICE}${SERVER}-A -t www:http -s rr\n`, /^3 error: 'www:http' is no address and port in numbers\./],
    'a service that is nowhere': [
      `${SERVICE}${SERVER}-a -t 10.0.0.2:80 -r 10.0.1.1:80 -m\n`,
      /^3 error: No line above adds the service '-t 10\.0\.0\.2:80'\.$/,
    ],
    'the same twice': [
      SERVICE + SERVER + SERVER + SERVICE,
      /^3 error: Line 2 has added this real server/,
      /^4 error: Line 1 has added this service/,
    ],
    'other text': [`${SERVICE}hello\n${SERVER}`, /^2 error: This is no line/],
    'an unknown option': [`${SERVICE}-a -t 10.0.0.1:80 -r 10.0.1.1:80 -q\n${SERVER}`, /^2 error: '-q' is no option/],
    'a missing value': [`${SERVICE}${SERVER}-A -u 10.0.0.1:80 -s\n`, /^3 error: -s needs a value\.$/],
    'an option twice': [`${SERVICE}${SERVER}-A -u 10.0.0.1:80 -s rr -s rr\n`, /^3 error: -s is there twice\.$/],
    'a bad number': [`${SERVICE}${SERVER}-a -t 10.0.0.1:80 -r 10.0.1.2:80 -w many\n`, /^3 error: 'many' is no weight/],
    'a service for all ports that is not persistent': [`${SERVICE}${SERVER}-A -t 10.0.0.1:0 -s rr\n`, /^3 error: .* must be persistent/],
    'a real server of the other family': [
      `${SERVICE}${SERVER}-a -t 10.0.0.1:80 -r [2001:db8::1]:80 -m\n`,
      /^3 error: .* only through a tunnel/,
    ],
    'a shell variable': [
      `#!/bin/sh\nipvsadm -A -t $VIP:80 -s rr\nipvsadm ${SERVICE}ipvsadm ${SERVER}`,
      /^2 error: Only a shell knows what '\$VIP:80'/,
    ],
    'a quote without end': [`${SERVICE}${SERVER}-A -t '10.0.0.2:80 -s rr\n`, /^3 error: A quote \('\) has no end/],
    'thresholds alone': [
      `${SERVICE}${SERVER}Prot LocalAddress:Port Uthreshold Lthreshold ActiveConn InActConn\nTCP  10.0.0.1:80 rr\n  -> 10.0.1.9:80   0 0 0 0\n`,
      /^5 error: This listing does not say how packets reach '10\.0\.1\.9:80'/,
    ],
    'what looks like a config': [`${SERVICE}${SERVER}-A -u 10.0.0.1:80 -s rr{\n`, /^3 error: 'rr\{' is no scheduler\.$/],
  };
  for (const [what, [text, ...says]] of Object.entries(wrong)) {
    it(`${what}: says so by line, and lifts the rest`, () => {
      const problems = problemsOf(text);
      assert.equal(problems.length, says.length, problems.join('\n'));
      says.forEach((pattern, index) => assert.match(problems[index] ?? '', pattern));
      assert.deepEqual(again(lift(text).config), sorted(SERVICE + SERVER));
    });
  }

  const impossible: Record<string, [text: string, says: RegExp]> = {
    'a service without real servers': [SERVICE, /^1 warning: keepalived ignores a virtual server without real servers/],
    'an unknown scheduler': [SERVICE.replace('rr', 'mine') + SERVER, /^1 warning: keepalived does not know the scheduler 'mine'/],
    'an unknown persistence engine': [SERVICE.trim() + ' -p 60 --pe rtp\n' + SERVER, /^1 warning: .* the persistence engine 'rtp'/],
    'only weights of 0': [SERVICE + SERVER.replace('-w 1', '-w 0'), /^2? ?.*weight 0/],
    'a port behind a mark': ['-A -f 5\n-a -f 5 -r 10.0.1.1:80 -g\n', /^2 warning: DR cannot change the port/],
    'thresholds that the kernel refuses': [SERVICE + SERVER.trim() + ' -x 5 -y 9\n', /^2 warning: The kernel refuses '10\.0\.1\.1:80'/],
  };
  for (const [what, [text, says]] of Object.entries(impossible)) {
    it(`${what}: warns, since keepalived cannot have that`, () => {
      const problems = problemsOf(text);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', says);
    });
  }

  it('of any text: it never throws, and what comes out is a config', () => {
    const { seed, count } = fuzzing(3, 300);
    const pieces = [
      '-A',
      '-a',
      '-t',
      '-f',
      '-r',
      '10.0.0.1:80',
      '[::1]:80',
      '$(x)',
      '`',
      "'",
      '"',
      '\\',
      '{',
      '}',
      '!',
      '#',
      '\n',
      '\t',
      '-w',
      '\u2028',
      'TCP',
      '->',
      'FWM',
      '-5',
      '9e9',
      '-b',
      ',',
    ];
    for (let index = 0; index < count; index++) {
      const random = Random.forCase(seed, index);
      const text = Array.from({ length: random.below(60) }, () => random.pick(pieces) + (random.chance(0.7) ? ' ' : '')).join('');
      assert.deepEqual(errorsIn(lift(text).config, '2.4.3'), [], JSON.stringify(text));
    }
  });
});
