/** The steps of the GitHub Action, run by hand as a runner would: the shell is real, the service is not. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { withFiles } from '../harness/cli.ts';
import { must, projectRoot } from '../harness/project.ts';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

const action = parse(readFileSync(path.join(projectRoot, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default: string }>;
  runs: { using: string; steps: Step[] };
};

/** Runs the steps until one fails, as a runner does. */
function runAction(given: Readonly<Record<string, string>>, cwd: string): { status: number | null; output: string } {
  const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...given };
  const fill = (text: string): string =>
    text.replace(/\$\{\{ (\S+) \}\}/g, (_, expression: string) =>
      expression === 'github.action_path' ? projectRoot : (inputs[expression.replace('inputs.', '')] ?? `no ${expression}`),
    );
  let output = '';
  for (const step of action.runs.steps) {
    if (step.if !== undefined && !isMet(step.if, inputs)) continue;
    assert.equal(step.shell, 'bash', step.name);
    // what a step is given comes by the environment: in the script itself it would be code
    assert.doesNotMatch(step.run, /\$\{\{/, step.name);
    const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, fill(value)]));
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    output += stdout + stderr;
    if (status !== 0) return { status, output };
  }
  return { status: 0, output };
}

function isMet(condition: string, inputs: Readonly<Record<string, string>>): boolean {
  const [, name = '', wanted] = /^inputs\.([\w-]+) == '(\w+)'$/.exec(condition) ?? [];
  assert.notEqual(wanted, undefined, condition);
  return inputs[name] === wanted;
}

describe('the GitHub Action', function () {
  this.timeout(600_000);
  const GOOD = 'global_defs {\n    router_id lb1\n}\n';
  const files = { 'keepalived.conf': GOOD, 'two words/keepalived.conf': 'global_defs {\nrouter_idd lb1\n}\n' };

  before(() => {
    if (!existsSync(path.join(projectRoot, 'dist/kalint.js'))) must('npm', ['run', 'build'], projectRoot);
  });

  it('is a composite one', () => assert.equal(action.runs.using, 'composite'));

  it('passes good configs', () =>
    withFiles(files, (cwd) => {
      assert.deepEqual(runAction({ files: 'keepalived.conf\n', format: 'gcc', fmt: 'true' }, cwd), { status: 0, output: '' });
    }));

  it('fails for a mistake, in files whose names have blanks, too', () =>
    withFiles(files, (cwd) => {
      const { status, output } = runAction({ files: 'keepalived.conf\n\ntwo words\n', format: 'gcc', keepalived: '2.2.7' }, cwd);
      assert.equal(status, 1);
      assert.match(output, /^two words\/keepalived\.conf:2:1: error: /);
      assert.equal(runAction({ format: 'gcc' }, cwd).status, 1);
      assert.equal(runAction({ format: 'gcc', 'fail-on': 'never' }, cwd).status, 0);
    }));

  it('fails for a file that is not formatted, where that is asked for', () =>
    withFiles({ 'keepalived.conf': 'global_defs {\nrouter_id lb1\n}\n' }, (cwd) => {
      assert.equal(runAction({ format: 'gcc' }, cwd).status, 0);
      const { status, output } = runAction({ format: 'gcc', fmt: 'true' }, cwd);
      assert.equal(status, 1);
      assert.match(output, /^\+ {4}router_id lb1$/m);
    }));

  it('takes nothing that it is given for code', () =>
    withFiles(files, (cwd) => {
      const { status } = runAction({ files: '$(touch hacked); `touch hacked`\n--help', format: 'gcc' }, cwd);
      assert.equal(status, 3);
      assert.equal(existsSync(path.join(cwd, 'hacked')), false);
    }));
});
