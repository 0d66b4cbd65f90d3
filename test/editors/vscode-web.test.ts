/** VS Code for the Web: the extension's browser entry in a worker, the language server in another, the files on no disk. */
import assert from 'node:assert/strict';
import { needs } from './needs.ts';
import { startWeb, type WebHost } from './vscode/web.ts';
import { CHROMIUM, hasChromium, Workbench } from './vscode/workbench.ts';
import { makeVsix } from './vscode/vsix.ts';

describe('VS Code for the Web', function () {
  this.timeout(120_000);
  needs('VS Code for the Web', () => (hasChromium() ? null : `${CHROMIUM} is not there (apt: chromium)`));

  let web: WebHost;
  let bench: Workbench;
  before('start', async function () {
    this.timeout(300_000);
    makeVsix();
    web = await startWeb();
    bench = await Workbench.open(web.origin);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await bench.picture(`failed web ${this.currentTest.title}`);
  });
  after(async () => {
    await (bench as Workbench | undefined)?.close();
    await (web as WebHost | undefined)?.stop();
  });

  it('marks what is wrong, exactly under the word', async () => {
    await bench.openFile('draft.conf');
    const { word: box, squiggles } = await bench.squiggle('interfase', 'error');
    assert.ok(squiggles.some(({ left, right }) => Math.abs(left - box.left) <= 1 && Math.abs(right - box.right) <= 1));
  });

  it('runs in the browser alone', () => {
    assert.ok(web.asked.has('/kalint/dist/web/extension.js') && web.asked.has('/kalint/dist/web/server.js'), [...web.asked].join('\n'));
    assert.ok(!web.asked.has('/kalint/dist/extension.cjs') && !web.asked.has('/kalint/dist/server.cjs'));
  });

  it('applies a quick fix', async () => {
    await bench.goTo(9, 6);
    await bench.page.keyboard.press('Control+.');
    await bench.appears('.action-widget .monaco-list-row.focused', "'interface'");
    await bench.page.keyboard.press('Enter');
    await bench.untilText(0, (text) => text.includes('    interface eth0'));
  });

  it('tells what a keyword is, and completes', async () => {
    await bench.goTo(10, 8);
    await bench.command('Show or Focus Hover');
    const hover = await bench.appears('.monaco-hover-content', 'virtual_router_id');
    assert.match((await hover.textContent()) ?? '', /1 to 255/);
    await bench.page.keyboard.press('Escape');
    await bench.goTo(11, 17);
    await bench.page.keyboard.press('End');
    await bench.page.keyboard.press('Enter');
    await bench.page.keyboard.type('unicast_p');
    await bench.page.keyboard.press('Control+Space');
    await bench.appears('.suggest-widget.visible .monaco-list-row', 'unicast_peer');
    await bench.page.keyboard.press('Escape');
  });

  it('shows the ipvsadm commands, which follow edits', async () => {
    await bench.openFile('keepalived.conf');
    await bench.command('Show ipvsadm Commands');
    await bench.untilText(1, (text) => text.includes('-r 192.0.2.12:80 -g -w 2'));
    await bench.goTo(38, 1);
    await bench.page.keyboard.press('End');
    await bench.page.keyboard.press('Backspace');
    await bench.page.keyboard.type('7');
    await bench.untilText(1, (text) => text.includes('-r 192.0.2.12:80 -g -w 7'));
    await bench.picture('web');
  });

  it('starts its worker again', async () => {
    const workers = bench.page.workers().length;
    await bench.command('Restart Server');
    await bench.openFile('keepalived.conf');
    await bench.page.keyboard.press('Control+End');
    await bench.page.keyboard.type('rubbish');
    await bench.squiggle('rubbish', 'error');
    assert.equal(bench.page.workers().length, workers);
  });
});
