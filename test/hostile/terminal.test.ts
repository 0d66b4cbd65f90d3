/** Whatever a config, its name or what it includes holds, nothing raw reaches a terminal: no command moves the cursor or hides a line. */
import assert from 'node:assert/strict';
import { fuzzing, Random } from '../harness/random.ts';
import { runCli, withFiles } from '../harness/cli.ts';

const PIECES = [
  ...[
    '\x1b[2J',
    '\x1b]0;owned\x07',
    '\x1b]8;;http://evil\x07',
    '\x9b31m',
    '\x07',
    '\b\b\b',
    '\r',
    '\x7f',
    '\u202e',
    '\u2066',
    '\u2028',
    '\u200b',
  ],
  ...['\ufeff', '\x85', '\x90', 'a', '1', ' ', '"', "'", '#', '\\', '$', '`', '\u65e5'],
];

const nasty = (random: Random): string => Array.from({ length: 1 + random.below(4) }, () => random.pick(PIECES)).join('');

/** A name that a file can have. */
const nastyName = (random: Random): string => `${nasty(random).replaceAll('/', '')}x.conf`;

function nastyConfig(random: Random): string {
  const evil = (): string => nasty(random);
  const lines = [
    `net_namespace_ipvs n${evil()}`,
    `vrrp_instance V${evil()} {`,
    `  interface eth0${evil()}\n  state ${evil()}`,
    `  ${evil()} x`,
    `  notify "/bin/${evil()}"\n  virtual_ipaddress {\n    10.0.0.9 label ${evil()}\n  }\n}`,
    `virtual_server_group G${evil()} {\n  10.0.0.1 80\n}`,
    `virtual_server group G${evil()} {\n  protocol TCP\n  lvs_sched rr\n  real_server 10.0.0.2 80 {\n    weight 1${evil()}\n  }\n}`,
    `virtual_server 10.0.0.1 80 {\n  protocol TCP\n  lvs_method DR\n  lvs_sched rr${random.chance(0.5) ? evil() : ''}\n  real_server 10.0.0.2 80 {\n  }\n}`,
    `include ${evil()}.conf`,
    `$A=${evil()}\nrouter_id $A`,
    `@${evil()} router_id b`,
    `# kalint-disable ${evil()}`,
  ];
  return `${lines.filter(() => random.chance(0.7)).join('\n')}\n`;
}

/** Tabs and line ends lay text out; everything else of these kinds is a command, or hides something. Colours are our own. */
const RAW = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const withoutLayout = (text: string): string => text.replaceAll(/\r?\n|\t/g, '');

const COMMANDS: readonly (readonly string[])[] = [
  ['--format', 'pretty', '--color', 'never'],
  ['--format', 'gcc'],
  ['--format', 'github'],
  ['--fix-dry-run'],
  ['fmt'],
  ['fmt', '--diff'],
  ['fmt', '--check'],
  ['ipvsadm'],
  ['ipvsadm', '--format', 'restore'],
  ['ipvsadm', '--diff', 'table'],
  ['realserver'],
  ['lift'],
];

describe('what a terminal shows', function () {
  this.timeout(60_000);
  const { seed, count } = fuzzing(31, 25);
  const table = (random: Random): string => `-A -t 10.0.0.1:80 -s rr\n-a -t 10.0.0.1:80 -r 10.0.0.${nasty(random)} -g\n${nasty(random)}\n`;

  for (const command of COMMANDS)
    it(`kalint ${command.join(' ')}: nothing raw over ${count} hostile configs (seed ${seed})`, async () => {
      for (let index = 0; index < count; index++) {
        const random = Random.forCase(seed, index);
        const name = nastyName(random);
        const content = command[0] === 'lift' ? table(random) : nastyConfig(random);
        await withFiles({ [name]: content, table: table(random) }, async (cwd) => {
          const { stdout, stderr } = await runCli([...command, name], { cwd, isTTY: true, columns: 80 });
          for (const [where, text] of Object.entries({ stdout, stderr }))
            assert.doesNotMatch(withoutLayout(text), RAW, `case ${index}, ${where}: ${JSON.stringify(text)} of ${JSON.stringify(content)}`);
        });
      }
    });

  it('wrong calls, unknown names and config files of kalint', async () => {
    const evil = '\x1b[2J\x07';
    for (const args of [
      [`--${evil}`],
      [evil],
      ['--format', evil],
      ['--keepalived', evil],
      ['--host', evil, 'a.conf'],
      ['--config', evil, 'a.conf'],
      ['explain', evil],
      ['--rule', `${evil}=off`, 'a.conf'],
      ['--define', evil, 'a.conf'],
      ['--env-file', evil, 'a.conf'],
      ['ipvsadm', '--down', evil, 'a.conf'],
      ['ipvsadm', '--diff', evil, 'a.conf'],
      ['realserver', '--for', evil, 'a.conf'],
      ['fmt', '--indent', evil, 'a.conf'],
      ['lsp', evil],
    ])
      // prettier-ignore
      await withFiles({ 'a.conf': 'global_defs {\n}\n', [`.kalintrc.json`]: '{}' }, async (cwd) => {
        const { stdout, stderr, code } = await runCli(args, { cwd, isTTY: true, columns: 80 });
        assert.doesNotMatch(withoutLayout(stdout + stderr), RAW, `${JSON.stringify(args)}: ${JSON.stringify(stdout + stderr)}`);
        assert.notEqual(code, 0, JSON.stringify(args));
      });
    await withFiles({ 'a.conf': 'x\n', '.kalintrc.json': `{ "${evil}": 1, "rules": { "${evil}": "${evil}" }` }, async (cwd) => {
      const { stderr } = await runCli(['a.conf'], { cwd, isTTY: true });
      assert.doesNotMatch(withoutLayout(stderr), RAW);
      assert.match(stderr, /kalintrc/);
    });
  });
});
