/** Emacs with eglot against the built server. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasProgram, KALINT, needs } from './needs.ts';

const CONFIG = `vrrp_script chk {
    script "/usr/bin/true"
}
vrrp_instance VI_1 {
    state MASTER
    interfase eth0
    virtual_router_id 51
    track_script {
        chk
    }
}
`;

const hasEglot = (): boolean => spawnSync('emacs', ['--batch', '--eval', "(progn (package-initialize) (require 'eglot))"]).status === 0;

function missing(): string | null {
  if (!hasProgram('emacs')) return 'emacs is not installed (apt: emacs-nox elpa-eglot)';
  return hasEglot() ? null : 'it has no eglot (apt: elpa-eglot)';
}

interface Seen {
  readonly diagnostics: readonly string[];
  readonly hover: string;
  readonly text: string;
}

describe('Emacs', function () {
  this.timeout(60_000);
  needs('Emacs', missing);

  let folder = '';
  let seen: Seen;
  before('drive it', () => {
    folder = mkdtempSync(path.join(tmpdir(), 'kalint-emacs-'));
    const config = path.join(folder, 'keepalived.conf');
    writeFileSync(config, CONFIG);
    const { stdout, stderr } = spawnSync('emacs', ['-q', '--batch', '-l', path.join(import.meta.dirname, 'emacs/drive.el')], {
      env: { ...process.env, KALINT, CONFIG: config },
      encoding: 'utf8',
      timeout: 50_000,
    });
    const report = /^REPORT (.*)$/m.exec(stdout)?.[1];
    assert.ok(report, `no report: ${stderr}`);
    seen = JSON.parse(report) as Seen;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('marks what is wrong', () => assert.ok(seen.diagnostics.includes('interfase'), seen.diagnostics.join()));

  it('tells what a keyword is', () => assert.match(seen.hover, /virtual_router_id/));

  it('renames, with all uses', () => assert.equal(seen.text.match(/\bcheck\b/g)?.length, 2));
});
