/** The commands of docs/ci.md, tried as the tools would call them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { withFiles } from '../harness/cli.ts';
import { must, projectRoot } from '../harness/project.ts';

const page = readFileSync(path.join(projectRoot, 'docs/ci.md'), 'utf8');

const snippet = (heading: string): string => {
  const [, code] = new RegExp(`^## ${heading}\\n[^]*?\`\`\`\\w+\\n([^]*?)\`\`\``, 'm').exec(page) ?? [];
  assert.ok(code !== undefined, heading);
  return code;
};

const GOOD = 'global_defs {\n    router_id lb1\n}\n';
const BAD = 'global_defs {\n    router_idd lb1\n}\n';

/** A command `kalint` for the shell: the one that was built. */
const shim = `#!/bin/sh\nexec '${process.execPath}' '${path.join(projectRoot, 'dist/kalint.js')}' "$@"\n`;

function shell(command: string, cwd: string): number | null {
  chmodSync(path.join(cwd, 'bin/kalint'), 0o755);
  const { status } = spawnSync('sh', ['-c', command.replaceAll('/usr/local/bin/kalint', 'kalint')], {
    cwd,
    env: { ...process.env, PATH: `${path.join(cwd, 'bin')}:${process.env['PATH'] ?? ''}` },
  });
  return status;
}

describe('docs/ci.md', function () {
  this.timeout(600_000);

  before(() => {
    if (!existsSync(path.join(projectRoot, 'dist/kalint.js'))) must('npm', ['run', 'build'], projectRoot);
  });

  /** What ansible and puppet do: the command with the name of a temporary file in it; any exit code but 0 is a no. */
  const validates = (command: string): Promise<void> =>
    withFiles({ 'bin/kalint': shim, 'ansible-tmp-1/.source.j2x': GOOD, 'ansible-tmp-2/source': BAD }, (cwd) => {
      assert.match(command, /%s?(?= |$)/);
      assert.equal(shell(command.replace(/%s?(?= |$)/, 'ansible-tmp-1/.source.j2x'), cwd), 0);
      assert.equal(shell(command.replace(/%s?(?= |$)/, 'ansible-tmp-2/source'), cwd), 1);
    });

  it('has a validate for Ansible', () => {
    const [task] = parse(snippet('Ansible')) as { 'ansible.builtin.template': { validate: string } }[];
    return validates(task?.['ansible.builtin.template'].validate ?? '');
  });

  it('has a validate_cmd for Puppet', () => {
    const [, command = ''] = /validate_cmd => '(.*)',/.exec(snippet('Puppet')) ?? [];
    return validates(command);
  });

  it('has a job for GitLab that fails for a mistake, and leaves a report either way', () =>
    withFiles({ 'bin/kalint': shim, 'keepalived.conf': BAD, 'good/bin/kalint': shim, 'good/keepalived.conf': GOOD }, (cwd) => {
      const { kalint: job } = parse(snippet('GitLab')) as { kalint: { script: string[]; artifacts: { reports: { codequality: string } } } };
      // the report format has tests of its own; here it is the plumbing that counts
      const script = job.script
        .filter((line) => !line.startsWith('npm install'))
        .map((line) => line.replace('--format gitlab', '--format json'));
      assert.equal(shell(script.join(' && '), cwd), 1);
      assert.match(readFileSync(path.join(cwd, job.artifacts.reports.codequality), 'utf8'), /unknown-keyword/);
      assert.equal(shell(script.join(' && '), path.join(cwd, 'good')), 0);
    }));

  it('has a look before a reload by systemd', () => {
    const commands = [...snippet('systemd').matchAll(/^ExecReload=(\/usr\/local.*)$/gm)].map(([, command = '']) => command);
    assert.equal(commands.length, 1);
    return withFiles({ 'bin/kalint': shim, 'good.conf': GOOD, 'bad.conf': BAD }, (cwd) => {
      const [command = ''] = commands;
      assert.equal(shell(command.replace('/etc/keepalived/keepalived.conf', 'good.conf'), cwd), 0);
      assert.equal(shell(command.replace('/etc/keepalived/keepalived.conf', 'bad.conf'), cwd), 1);
    });
  });
});
