/** Neovim's own language client against the built server. */
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
    priority 150
    track_script {
        chk
    }
    virtual_ipaddress {
        192.0.2.10/24
    }
}
`;

interface Seen {
  readonly diagnostics: readonly { line: number; from: number; to: number; code: string; source: string }[];
  readonly hover: string;
  readonly completion: readonly string[];
  readonly action: string;
  readonly text: readonly string[];
  readonly stopped: boolean;
  readonly problem?: string;
}

describe('Neovim', function () {
  this.timeout(60_000);
  needs('Neovim', () => (hasProgram('nvim') ? null : 'nvim is not installed (apt: neovim)'));

  let folder = '';
  let seen: Seen;
  before('drive it', () => {
    folder = mkdtempSync(path.join(tmpdir(), 'kalint-nvim-'));
    const config = path.join(folder, 'keepalived.conf');
    writeFileSync(config, CONFIG);
    const script = path.join(import.meta.dirname, 'neovim/drive.lua');
    const { stdout, stderr } = spawnSync('nvim', ['--clean', '--headless', '-c', `luafile ${script}`], {
      env: { ...process.env, KALINT, CONFIG: config },
      encoding: 'utf8',
      timeout: 50_000,
    });
    const line = stdout.split('\n').find((text) => text.startsWith('{'));
    assert.ok(line, `no report: ${stderr}`);
    seen = JSON.parse(line) as Seen;
    assert.equal(seen.problem, undefined, stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what is wrong, where it is', () => {
    const found = seen.diagnostics.find(({ line }) => line === 7);
    assert.deepEqual(found && { ...found, source: '' }, { line: 7, from: 4, to: 13, code: 'unknown-keyword', source: '' });
  });

  it('tells what a keyword is', () => assert.match(seen.hover, /virtual_router_id/));

  it('completes the keywords of the block', () => {
    assert.ok(seen.completion.includes('interval'), seen.completion.join());
    assert.ok(!seen.completion.includes('script'));
  });

  it('applies a quick fix', () => assert.equal(seen.text[6], '    interface eth0'));

  it('renames, with all uses', () => assert.deepEqual([seen.text[0], seen.text[10]?.trim()], ['vrrp_script check {', 'check']));

  it('ends the server', () => assert.equal(seen.stopped, true));
});
