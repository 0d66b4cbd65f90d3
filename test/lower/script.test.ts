/** The shell script, run by a real shell: with an `ipvsadm` that only writes down how it is called. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { decode, encode } from '../../server/cli/decode.ts';
import { differences, repairScript, restore, script } from '../../server/lower/index.ts';
import { lowered, virtualServer } from './lowered.ts';

const GOLDEN = path.join(import.meta.dirname, 'golden');

/** Writes down its arguments; `-E` and `-e` find nothing to change, unless all is there already. */
const STUB = `#!/bin/sh
printf '%s ' "$@" >> "$CALLS"
echo >> "$CALLS"
case $1 in -E | -e) exit "$MISSING" ;; esac
`;

describe('the shell script', () => {
  let directory = '';
  before(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'kalint-script-'));
    for (const name of ['ipvsadm', 'ip']) {
      writeFileSync(path.join(directory, name), STUB);
      chmodSync(path.join(directory, name), 0o755);
    }
  });
  after(() => rmSync(directory, { recursive: true }));

  /** The calls that it makes, and where. */
  function run(text: string, { missing = 1 } = {}): string[] {
    const calls = path.join(directory, 'calls');
    writeFileSync(calls, '');
    writeFileSync(path.join(directory, 'script'), encode(text));
    const env = { PATH: `${directory}:${process.env['PATH'] ?? ''}`, CALLS: calls, MISSING: String(missing) };
    execFileSync('sh', ['script'], { cwd: directory, env, stdio: 'pipe' });
    return decode(readFileSync(calls))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  const additions = (calls: readonly string[]): string =>
    calls
      .filter((call) => /^-[Aa] /.test(call))
      .map((call) => `${call}\n`)
      .join('');

  for (const name of readdirSync(GOLDEN).filter((file) => file.endsWith('.conf'))) {
    it(`${name}: makes the table`, () => {
      const table = lowered(readFileSync(path.join(GOLDEN, name), 'utf8'));
      assert.equal(additions(run(script(table))), restore(table));
    });
  }

  it('changes what is there already, and adds nothing', () => {
    const table = lowered(virtualServer('real_server 10.0.0.2 80 {', '}'));
    assert.deepEqual(run(script(table), { missing: 0 }), ['-E -t 10.0.0.1:80 -s rr', '-e -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1']);
  });

  it('sets timeouts, starts daemons, and clears the table first where the config says so', () => {
    const calls = run(script(lowered(readFileSync(path.join(GOLDEN, 'setup.conf'), 'utf8'))));
    assert.deepEqual(calls.slice(0, 6), [
      '--set 7200 0 33',
      '--stop-daemon master',
      '--start-daemon master --mcast-interface eth0 --syncid 3 --sync-maxlen 1000 --mcast-group 224.0.0.82 --mcast-port 9000 --mcast-ttl 4',
      '--stop-daemon backup',
      '--start-daemon backup --mcast-interface eth0 --syncid 3 --sync-maxlen 1000 --mcast-group 224.0.0.82 --mcast-port 9000 --mcast-ttl 4',
      '-C',
    ]);
  });

  it('hands on bytes that are no text as they are', () => {
    const table = lowered(`global_defs {\nlvs_sync_daemon \udc80'\udcff\n}\n`);
    assert.ok(run(script(table)).some((call) => call.includes(` --mcast-interface \udc80'\udcff`)));
  });

  it('works in the network namespace of the config', () => {
    const table = lowered(`net_namespace_ipvs lb one'\n${virtualServer('real_server 10.0.0.2 80 {', '}')}`);
    assert.equal(table.setup.namespace?.name, 'lb');
    assert.deepEqual(run(script(table), { missing: 0 }).slice(0, 1), ['netns exec lb ipvsadm -E -t 10.0.0.1:80 -s rr']);
  });

  describe('runs nothing that a config or its name says', () => {
    const EVIL = [
      `'; touch PWNED; '`,
      '$(touch PWNED)',
      '`touch PWNED`',
      '"; touch PWNED; "',
      '\\\n touch PWNED',
      '${IFS}touch${IFS}PWNED',
      '# \r touch PWNED',
      '\u2028touch PWNED',
      '\u0085touch PWNED',
    ];
    const configs = EVIL.flatMap((evil) => {
      const word = evil.replace(/\s/g, '_');
      const server = [
        'real_server 10.0.0.2 80 {',
        'lthreshold 5',
        `notify_down "${evil.replace(/["\\\n\r]/g, '')}"`,
        'MISC_CHECK {',
        `misc_path "${word}"`,
        '}',
        '}',
      ];
      return [
        { config: virtualServer(`quorum_up "${evil.replace(/["\n\r]/g, '')}"`, 'alpha', ...server), name: 'a.conf' },
        { config: virtualServer(...server), name: `${evil}.conf` },
        { config: virtualServer(`persistence_engine ${word}`, 'persistence_timeout 5', ...server), name: 'b.conf' },
        {
          config: `global_defs {\nlvs_sync_daemon ${word} VI\n}\nvrrp_instance VI {\ninterface eth0\nvirtual_router_id 1\n}\nnet_namespace ${word}\n${virtualServer(...server)}`,
          name: 'c.conf',
        },
        {
          config: `virtual_server_group "${word.replaceAll('"', '')}" {\n10.0.0.1 80 ${word}\n}\nvirtual_server group "${word.replaceAll('"', '')}" ${word} {\n${server.join('\n')}\n}\nvirtual_server group ${word} {\nprotocol TCP\n}\n`,
          name: 'd.conf',
        },
        {
          config: `virtual_server fwmark 1 ${word} {\n${server.join('\n')}\nsorry_server 10.0.0.3 80 ${word}\nflag-3 ${word}\nlb_algo sh\nquorum 1 ${word}\n}\n`,
          name: 'e.conf',
        },
      ];
    });
    for (const [index, { config, name }] of configs.entries()) {
      it(`${index}: ${JSON.stringify(name)}`, () => {
        const table = lowered(config, {}, name);
        run(script(table, `${name} ${EVIL.join(' ')}`));
        run(repairScript(differences(table, { services: [] })));
        assert.ok(!readdirSync(directory).some((file) => file.includes('PWNED')));
      });
    }
  });

  const checker = spawnSync('shellcheck', ['--version']);
  (checker.error === undefined ? it : it.skip)('is what shellcheck accepts', function () {
    this.timeout(60_000);
    const files = readdirSync(GOLDEN).filter((file) => file.endsWith('.conf'));
    const texts = [
      ...files.map((file) => script(lowered(readFileSync(path.join(GOLDEN, file), 'utf8')))),
      script(lowered(`net_namespace "a b"\n`)),
    ];
    const names = texts.map((text, index) => {
      const file = path.join(directory, `${index}.sh`);
      writeFileSync(file, text);
      return file;
    });
    const { status, stdout } = spawnSync('shellcheck', ['--shell=sh', ...names], { encoding: 'utf8' });
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });
});
