/** `kalint ipvsadm` from the outside. */
import assert from 'node:assert/strict';
import { runCli, withFiles } from '../harness/cli.ts';
import { checked, virtualServer } from './lowered.ts';

const CONFIG = virtualServer(checked(2), checked(3, 'weight 2'));
const TABLE = `-A -t 10.0.0.1:80 -s rr
-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1
-a -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 2
`;

const ipvsadm = (files: Readonly<Record<string, string>>, ...argv: string[]) =>
  withFiles({ 'a.conf': CONFIG, ...files }, (cwd) => runCli(['ipvsadm', ...argv], { cwd }));

describe('kalint ipvsadm', () => {
  it('prints a script, each service with file and line', async () => {
    const { code, stdout, stderr } = await ipvsadm({}, 'a.conf');
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^#!\/bin\/sh\n# .* with all checks passed\. .*\nset -eu\n/);
    assert.match(stdout, /\n# a\.conf:1: virtual_server 10\.0\.0\.1 80\n(?:# .*\n)*ipvsadm -A -t 10\.0\.0\.1:80 -s rr\n/);
  });

  it('--format restore: what ipvsadm -Sn prints', async () => {
    assert.deepEqual(await ipvsadm({}, '--format', 'restore', 'a.conf'), { code: 0, stdout: TABLE, stderr: '' });
  });

  it('--format restore: what a table cannot hold is told on stderr', async () => {
    const { code, stdout, stderr } = await ipvsadm(
      { 'b.conf': `global_defs {\n  lvs_flush\n  lvs_timeouts udp 30\n}\n${CONFIG}` },
      '--format=restore',
      'b.conf',
    );
    assert.equal(code, 0);
    assert.equal(stdout, TABLE);
    assert.match(stderr, /^b\.conf:2:3: note: .* ipvsadm -C\nb\.conf:3:3: note: .* ipvsadm --set 0 0 30 .*\n$/);
  });

  it('--format json: every service, server and note with its place', async () => {
    const { stdout } = await ipvsadm({}, '--format', 'json', '--down', '10.0.0.2', 'a.conf');
    const table = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(table['version'], 1);
    assert.deepEqual(table['down'], ['10.0.0.2']);
    const place = (line: number, endColumn: number) => ({ file: 'a.conf', line, column: 1, endLine: line, endColumn });
    assert.deepEqual(table['services'], [
      {
        family: 'inet',
        protocol: 'TCP',
        address: '10.0.0.1',
        port: 80,
        scheduler: 'rr',
        flags: [],
        persistence: null,
        onePacket: false,
        command: ['-A', '-t', '10.0.0.1:80', '-s', 'rr'],
        source: place(1, 27),
        destinations: [
          {
            role: 'real_server',
            address: '10.0.0.3',
            port: 80,
            method: 'DR',
            tunnel: null,
            weight: 2,
            upperThreshold: 0,
            lowerThreshold: 0,
            command: ['-a', '-t', '10.0.0.1:80', '-r', '10.0.0.3:80', '-g', '-w', '2'],
            source: place(9, 24),
          },
        ],
      },
    ]);
    const notes = table['notes'] as { message: string; source: unknown }[];
    assert.ok(notes.length > 0 && notes.every(({ message, source }) => message !== '' && source !== null));
  });

  it('--state, --down, --up', async () => {
    const alpha = { 'b.conf': virtualServer('alpha', checked(2), checked(3)) };
    assert.equal((await ipvsadm(alpha, '--format', 'restore', '--state', 'start', 'b.conf')).stdout, '-A -t 10.0.0.1:80 -s rr\n');
    const [service = '', first = '', second = ''] = TABLE.split('\n');
    assert.equal((await ipvsadm({}, '--format', 'restore', '--down', '10.0.0.2:80', 'a.conf')).stdout, `${service}\n${second}\n`);
    assert.equal((await ipvsadm({}, '--format', 'restore', '--up', '10.0.0.2', 'a.conf')).stdout, `${service}\n${first}\n`);
    assert.equal((await ipvsadm({}, '--format', 'restore', '--down', '10.0.0.2,10.0.0.3', 'a.conf')).stdout, `${service}\n`);
    assert.equal((await ipvsadm({}, '--format', 'restore', '--down', '10.0.0.2', '--down=10.0.0.3', 'a.conf')).stdout, `${service}\n`);
  });

  it('refuses wrong calls', async () => {
    for (const argv of [
      ['--down', '10.0.0', 'a.conf'],
      ['--down', '10.0.0.9', 'a.conf'],
      ['--down', '10.0.0.2', '--up', '10.0.0.3', 'a.conf'],
      ['--state', 'down', 'a.conf'],
      ['--diff', '-', '-'],
      ['a.conf', 'b.conf'],
    ]) {
      const { code, stdout, stderr } = await ipvsadm({ 'b.conf': CONFIG }, ...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, /^kalint: /);
    }
  });

  it('of ids in the config one must be chosen', async () => {
    const files = { 'b.conf': CONFIG.replace(/^.*10\.0\.0\.3/m, '@one $&').replace(/^.*10\.0\.0\.2/m, '@two $&') };
    const without = await ipvsadm(files, '--format', 'restore', 'b.conf');
    assert.match(without.stderr, /^kalint: b\.conf has lines for the ids 'one', 'two'\. Without --id none of them is chosen\.\n/);
    assert.doesNotMatch((await ipvsadm(files, '--id', 'one', 'b.conf')).stderr, /--id/);
    assert.doesNotMatch((await ipvsadm(files, '--id', '', 'b.conf')).stderr, /--id/);
  });

  it('a config with errors: they go to stderr, and the table of the rest is printed', async () => {
    const { code, stdout, stderr } = await ipvsadm({ 'b.conf': `nonsense\n${CONFIG}` }, '--format', 'restore', 'b.conf');
    assert.equal(code, 1);
    assert.equal(stdout, TABLE);
    assert.match(stderr, /^b\.conf:1:1: error: /);
  });

  it('a config that ends keepalived has no table', async () => {
    const { code, stdout } = await ipvsadm({ 'b.conf': `${CONFIG}virtual_server_group\n` }, '--format', 'restore', 'b.conf');
    assert.equal(code, 1);
    assert.equal(stdout, '');
  });

  describe('--diff', () => {
    const LIVE = TABLE.replace('-w 2', '-w 3');

    it('exit 0 and silence where nothing differs', async () => {
      assert.deepEqual(await ipvsadm({ live: TABLE }, '--diff', 'live', 'a.conf'), { code: 0, stdout: '', stderr: '' });
    });

    it('exit 1, and commands that repair it', async () => {
      const { code, stdout } = await ipvsadm({ live: LIVE }, '--diff', 'live', 'a.conf');
      assert.equal(code, 1);
      assert.equal(stdout, '# a.conf:9: 10.0.0.3:80 is there, but as: -g -w 3\nipvsadm -e -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 2\n');
    });

    it('as rules, as JSON, from standard input', async () => {
      const rules = await ipvsadm({ live: LIVE }, '--diff', 'live', '--format', 'restore', 'a.conf');
      assert.equal(rules.stdout, '-e -t 10.0.0.1:80 -r 10.0.0.3:80 -g -w 2\n');
      const { code, stdout } = await withFiles({ 'a.conf': CONFIG }, (cwd) =>
        runCli(['ipvsadm', '--diff', '-', '--format', 'json', 'a.conf'], { cwd, stdin: LIVE }),
      );
      assert.equal(code, 1);
      const [difference] = (JSON.parse(stdout) as { differences: Record<string, unknown>[] }).differences;
      assert.equal(difference?.['kind'], 'changed');
      assert.deepEqual(difference['command'], ['-e', '-t', '10.0.0.1:80', '-r', '10.0.0.3:80', '-g', '-w', '2']);
    });

    it('compares with the table after failures, too', async () => {
      const down = TABLE.split('\n')
        .filter((line) => !line.includes('10.0.0.2'))
        .join('\n');
      assert.equal((await ipvsadm({ live: down }, '--diff', 'live', '--down', '10.0.0.2', 'a.conf')).code, 0);
    });

    it('a file that cannot be read or understood', async () => {
      assert.equal((await ipvsadm({}, '--diff', 'nowhere', 'a.conf')).code, 3);
      const { code, stdout, stderr } = await ipvsadm({ live: '-A -t web:http -s rr\n' }, '--diff', 'live', 'a.conf');
      assert.equal(code, 3);
      assert.equal(stdout, '');
      assert.match(stderr, /^live:1: error: /);
    });
  });
});
