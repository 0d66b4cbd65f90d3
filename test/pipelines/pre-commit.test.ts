/** The real pre-commit on a scratch repository. It builds kalint by way of npm, so this needs a registry and some minutes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { copyProject, must, newRepository, projectRoot } from '../harness/project.ts';

const GOOD = 'global_defs {\n    router_id lb1\n}\n';
const BAD = 'global_defs {\n    router_idd lb1\n}\n';

describe('pre-commit', function () {
  this.timeout(1_200_000);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'kalint-pre-commit-'));
  const repository = path.join(directory, 'scratch');

  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(repository, name)), { recursive: true });
    writeFileSync(path.join(repository, name), text);
  };

  /** Tries to commit all there is. */
  const commit = (): { status: number | null; output: string } => {
    must('git', ['add', '--all'], repository);
    const { status, stdout, stderr } = spawnSync('git', ['commit', '-m', 'try'], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, PRE_COMMIT_HOME: path.join(directory, 'home'), npm_config_prefer_offline: 'true' },
    });
    return { status, output: stdout + stderr };
  };

  before(function () {
    if (spawnSync('pre-commit', ['--version']).status !== 0) this.skip();
    const project = path.join(directory, 'kalint');
    const rev = copyProject(project);
    newRepository(repository);
    // the snippet of the page, with this project in it
    const [, snippet = ''] =
      /```yaml\n(# \.pre-commit-config\.yaml\n[^]*?)```/.exec(readFileSync(path.join(projectRoot, 'docs/ci.md'), 'utf8')) ?? [];
    const config = parse(snippet) as { repos: { repo: string; rev: string }[] };
    for (const entry of config.repos) Object.assign(entry, { repo: `file://${project}`, rev });
    write('.pre-commit-config.yaml', JSON.stringify(config));
    must('pre-commit', ['install'], repository);
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  it('lets a good config pass', () => {
    write('keepalived.conf', GOOD);
    write('roles/lb/files/keepalived/lan.conf', GOOD);
    const { status, output } = commit();
    assert.equal(status, 0, output);
    assert.match(output, /^kalint\.+Passed\nkalint fmt\.+Passed$/m);
  });

  it('stops one with a mistake, and says what it is', () => {
    write('keepalived-wan.conf', BAD);
    const { status, output } = commit();
    assert.equal(status, 1, output);
    assert.match(output, /^keepalived-wan\.conf:2:5: error: .*router_idd.*\[unknown-keyword\]$/m);
    assert.match(output, /^kalint fmt\.+Passed$/m);
  });

  it('formats one that is not formatted, and stops so that somebody looks', () => {
    write('keepalived-wan.conf', 'global_defs {\nrouter_id lb1\n}\n');
    const first = commit();
    assert.equal(first.status, 1, first.output);
    assert.match(first.output, /^kalint fmt\.+Failed$/m);
    assert.equal(readFileSync(path.join(repository, 'keepalived-wan.conf'), 'utf8'), GOOD);
    const second = commit();
    assert.equal(second.status, 0, second.output);
  });

  it("leaves other software's files alone", () => {
    write('nginx/site.conf', 'server {\n listen 80;\n}\n');
    const { status, output } = commit();
    assert.equal(status, 0, output);
    assert.match(output, /^kalint\.+\(no files to check\)Skipped$/m);
  });
});
