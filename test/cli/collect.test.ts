import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { collect, isNamedLikeKeepalived } from '../../server/cli/collect.ts';
import { runCli, withFiles } from '../harness/cli.ts';

const INSTANCE = 'vrrp_instance VI_1 {\n}\n';
const NGINX = 'server {\n  listen 80;\n  # a comment on vrrp_instance\n}\n';

const names = (operands: string[], cwd: string): string[] => collect(operands, cwd).targets.map(({ name }) => name);

describe('names of configurations', () => {
  for (const name of [
    'keepalived.conf',
    'x/keepalived.conf',
    'keepalived-lan.conf',
    '/etc/keepalived/conf.d/web.conf',
    'keepalived/a.conf',
  ]) {
    it(`${name} is one`, () => assert.ok(isNamedLikeKeepalived(name)));
  }
  for (const name of [
    'nginx.conf',
    'conf.d/web.conf',
    'keepalived.conf.bak',
    'xkeepalived/a.conf',
    'keepalived/readme.md',
    'my-keepalived.conf',
  ]) {
    it(`${name} need not be one`, () => assert.ok(!isNamedLikeKeepalived(name)));
  }
});

describe('a directory', () => {
  it('stands for what is named or reads like a keepalived configuration, at any depth', () =>
    withFiles(
      {
        'keepalived.conf': '',
        'keepalived-b.conf': '',
        'roles/lb/keepalived/conf.d/web.conf': '',
        'roles/lb/files/vip.conf': INSTANCE,
        'roles/lb/files/tabs.conf': '\t virtual_server 10.0.0.1 80{\n',
        'nginx.conf': NGINX,
        'keepalived.md': INSTANCE,
        'node_modules/x/keepalived.conf': '',
      },
      (cwd) => {
        assert.deepEqual(names(['.'], cwd), [
          'keepalived-b.conf',
          'keepalived.conf',
          'roles/lb/files/tabs.conf',
          'roles/lb/files/vip.conf',
          'roles/lb/keepalived/conf.d/web.conf',
        ]);
        assert.deepEqual(names(['roles/lb/files/', './roles/lb/files/vip.conf'], cwd), [
          'roles/lb/files/tabs.conf',
          'roles/lb/files/vip.conf',
        ]);
      },
    ));

  it('may hold links that go round in circles', () =>
    withFiles({ 'a/keepalived.conf': '' }, (cwd) => {
      symlinkSync('..', path.join(cwd, 'a', 'up'));
      symlinkSync('nowhere', path.join(cwd, 'a', 'keepalived-x.conf'));
      assert.deepEqual(names(['a'], cwd), ['a/keepalived.conf']);
    }));

  it('gives included files to the one that includes them', () =>
    withFiles(
      {
        'keepalived.conf': '$VRID=51\ninclude conf.d/*.conf\n',
        'conf.d/vip.conf': 'vrrp_instance A {\n  interface eth0\n  virtual_router_id $VRID\n  virtual_ipaddress {\n    10.0.0.1\n  }\n}\n',
      },
      async (cwd) => {
        const files = async (...argv: string[]) =>
          (JSON.parse((await runCli(['--format', 'json', ...argv], { cwd })).stdout) as { files: string[] }).files;
        assert.deepEqual(await files('.'), ['keepalived.conf']);
        assert.deepEqual(await files('conf.d/vip.conf', '.'), ['conf.d/vip.conf', 'keepalived.conf']);
      },
    ));
});

describe('a file', () => {
  it('is read whatever its name', () =>
    withFiles({ 'x.txt': NGINX }, (cwd) => assert.deepEqual(names(['x.txt', './x.txt'], cwd), ['x.txt'])));

  it('may be a pipe, as of <(…)', () =>
    withFiles({}, async (cwd) => {
      const pipe = path.join(cwd, 'pipe');
      execFileSync('mkfifo', [pipe]);
      execFileSync('sh', ['-c', `printf 'global_defs {\\n}\\n' > ${pipe} & :`], { stdio: 'ignore' });
      assert.equal((await runCli([pipe])).code, 0);
    }));

  it('is refused with the reason when it cannot be read', () =>
    withFiles({ 'a.conf': '' }, (cwd) => {
      const why = (name: string) => collect([name], cwd).unreadable.map(({ reason }) => reason);
      assert.deepEqual(why('b.conf'), ['there is no such file']);
      assert.deepEqual(why('a.conf/b.conf'), ['a part of the path is not a directory']);
      assert.deepEqual(why('a\0b'), ['this cannot be the name of a file']);
      assert.deepEqual(why('x'.repeat(300)), ['the name is too long']);
      symlinkSync('loop', path.join(cwd, 'loop'));
      assert.deepEqual(why('loop'), ['too many symbolic links']);
      assert.deepEqual(why('/dev/zero'), ['it is larger than 64 MiB']);
    }));
});

describe('an included file', () => {
  it('must be one that keepalived itself would take', () =>
    withFiles({ 'a.conf': 'include sub\ninclude run.conf\n', 'sub/x.conf': '', 'run.conf': '' }, async (cwd) => {
      execFileSync('chmod', ['+x', path.join(cwd, 'run.conf')]);
      const { stdout } = await runCli(['a.conf'], { cwd });
      assert.match(stdout, /^a\.conf:1:9: .*it is a directory/m);
      assert.match(stdout, /^a\.conf:2:9: .*it is executable/m);
    }));
});
