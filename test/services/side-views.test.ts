/** The texts that editors show beside a config. */
import assert from 'node:assert/strict';
import { NEWEST } from '../../grammar/language/version.ts';
import { Project } from '../../server/services/project.ts';
import { realServerNames, releases, topics } from '../../server/services/choices.ts';
import { commandsView } from '../../server/services/commands-view.ts';
import { compareView } from '../../server/services/compare-view.ts';
import { explain, type View } from '../../server/services/views.ts';

const CONFIG = `virtual_server 10.0.0.100 80 {
    lvs_sched rr
    lvs_method DR
    protocol TCP
    real_server 10.0.0.1 80 {
        weight 2
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        TCP_CHECK {
        }
    }
}
`;

const project = (text: string): Project =>
  new Project('/etc/keepalived/keepalived.conf', text, {
    keepalived: NEWEST,
    files: { read: () => ({ error: 'not there' }), glob: () => [] },
  });

const textOf = ({ text }: View): string[] => text.trimEnd().split('\n');

/** Each line with the line of the config that it comes from. */
function numbered(view: View): string[] {
  const from = new Map(view.lines.map(({ line, start }) => [line, CONFIG.slice(0, start).split('\n').length]));
  return textOf(view).map((text, line) => `${from.get(line) ?? '-'} ${text}`.trim());
}

describe('views', () => {
  it('show the commands, each with the line that it comes from', () => {
    assert.deepEqual(numbered(commandsView(project(CONFIG), {})), [
      `- # keepalived ${NEWEST}, all checks passed`,
      '-',
      '1 # keepalived.conf:1: virtual_server 10.0.0.100 80',
      '1 # keepalived.conf:1: keepalived checks all its real servers, and takes out what fails.',
      '1 ipvsadm -A -t 10.0.0.100:80 -s rr',
      '5 ipvsadm -a -t 10.0.0.100:80 -r 10.0.0.1:80 -g -w 2',
      '10 ipvsadm -a -t 10.0.0.100:80 -r 10.0.0.2:80 -g -w 1',
    ]);
  });

  it('show the table after a failure', () => {
    const lines = textOf(commandsView(project(CONFIG), { down: ['10.0.0.1:80'] }));
    assert.equal(lines[0], `# keepalived ${NEWEST}, all checks passed, then 10.0.0.1:80 down`);
    assert.equal(lines.filter((line) => line.startsWith('ipvsadm -a')).join(), 'ipvsadm -a -t 10.0.0.100:80 -r 10.0.0.2:80 -g -w 1');
  });

  it('say so where nothing comes of a config', () => {
    assert.match(commandsView(project('vrrp_instance A {\n}\n'), {}).text, /No virtual server/);
    assert.match(commandsView(project('virtual_server\n'), {}).messages.join(), /ends while it reads/);
  });

  it('show what differs from a live table, and where it should come from', () => {
    const live = '-A -t 10.0.0.100:80 -s rr\n-a -t 10.0.0.100:80 -r 10.0.0.1:80 -g -w 2\n-a -t 10.0.0.100:80 -r 10.0.0.9:80 -g -w 1\n';
    assert.deepEqual(numbered(compareView(project(CONFIG), live)), [
      '- # 2 differences; these commands make the live table as this configuration wants it.',
      '-',
      '- # 10.0.0.9:80 is not in the config',
      '- ipvsadm -d -t 10.0.0.100:80 -r 10.0.0.9:80',
      '-',
      '10 # keepalived.conf:10: 10.0.0.2:80 is missing',
      '10 ipvsadm -a -t 10.0.0.100:80 -r 10.0.0.2:80 -g -w 1',
    ]);
  });

  it('compare with nothing that is no table', () => {
    assert.match(compareView(project(CONFIG), '-A -q nonsense\n').text, /^# This is no output of ipvsadm/);
  });

  it('find no difference where there is none', () => {
    const live = '-A -t 10.0.0.100:80 -s rr\n-a -t 10.0.0.100:80 -r 10.0.0.1:80 -g -w 2\n-a -t 10.0.0.100:80 -r 10.0.0.2:80 -g -w 1\n';
    assert.deepEqual(textOf(compareView(project(CONFIG), live)), ['# The live table is as this configuration wants it.']);
  });

  it('name the real servers', () => assert.deepEqual(realServerNames(project(CONFIG)), ['10.0.0.1:80', '10.0.0.2:80']));

  it('explain every rule and keyword that they offer', () => {
    const bare = topics().filter(({ name }) => !explain(name)?.startsWith('#'));
    assert.deepEqual(bare, []);
    assert.equal(explain('no-such-thing'), null);
  });

  it('know releases, the newest first', () => {
    const versions = releases().map(({ version }) => version);
    assert.equal(versions[0], NEWEST);
    assert.ok(versions.indexOf('2.0.20') < versions.indexOf('2.0.9'));
    assert.deepEqual(releases().find(({ version }) => version === '2.2.7')?.shippedBy, 'Debian 12');
  });
});
