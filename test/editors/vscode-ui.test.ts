/** VS Code as users see it, in Chromium, with the extension installed from its VSIX. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { needs, root } from './needs.ts';
import { startVsCode, type VsCode } from './vscode/server.ts';
import { CHROMIUM, hasChromium, Workbench } from './vscode/workbench.ts';
import { makeVsix } from './vscode/vsix.ts';

describe('VS Code', function () {
  this.timeout(120_000);
  needs('VS Code', () => (hasChromium() ? null : `${CHROMIUM} is not there (apt: chromium)`));

  let code: VsCode;
  let bench: Workbench;
  before('start', async function () {
    this.timeout(300_000);
    mkdirSync(path.join(root, '.cache'), { recursive: true });
    code = await startVsCode(makeVsix());
    bench = await Workbench.open(`${code.origin}/?folder=${path.join(code.workspace, 'keepalived')}`);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await bench.picture(`failed ${this.currentTest.title}`);
  });
  after(async () => {
    await (bench as Workbench | undefined)?.close();
    await (code as VsCode | undefined)?.stop();
  });

  it('marks what is wrong, exactly under the word', async () => {
    await bench.openFile('draft.conf');
    for (const word of ['interfase', '510', 'nat_mask', 'nginx_anwers', 'DRR', 'nb_get_retry']) {
      const { word: box, squiggles } = await bench.squiggle(word, 'error');
      assert.ok(
        squiggles.some(({ left, right }) => Math.abs(left - box.left) <= 1 && Math.abs(right - box.right) <= 1),
        `${word} stands at ${JSON.stringify(box)}, marks at ${JSON.stringify(squiggles)}`,
      );
    }
  });

  it('lists it in the Problems panel, with rule and place', async () => {
    await bench.command('Problems: Focus on Problems View');
    const row = await bench.appears('.markers-panel .monaco-list-row', "'interfase'");
    assert.match((await row.textContent()) ?? '', /unknown-keyword/);
    assert.match((await row.textContent()) ?? '', /Ln 9, Col 5/);
    await bench.lens('1 VIP', 'draft.conf');
    await bench.picture('problems');
    await bench.page.keyboard.press('Control+j');
    await bench.page.locator('.markers-panel').waitFor({ state: 'hidden' });
  });

  it('tells what a keyword is', async () => {
    await bench.goTo(10, 8);
    await bench.command('Show or Focus Hover');
    const hover = await bench.appears('.monaco-hover-content', 'virtual_router_id');
    assert.match((await hover.textContent()) ?? '', /1 to 255/);
    await bench.picture('hover');
    await bench.page.keyboard.press('Escape');
  });

  it('completes what the block knows, and not what stands there already', async () => {
    await bench.goTo(11, 17);
    await bench.page.keyboard.press('End');
    await bench.page.keyboard.press('Enter');
    await bench.page.keyboard.type('un');
    await bench.page.keyboard.press('Control+Space');
    await bench.appears('.suggest-widget.visible .monaco-list-row', 'unicast_peer');
    await bench.picture('completion');
    const rows = await bench.page.locator('.suggest-widget.visible .monaco-list-row').allTextContents();
    assert.ok(!rows.some((row) => row.startsWith('virtual_router_id')), rows.join());
    await bench.page.keyboard.press('Escape');
    await bench.page.keyboard.press('Control+z');
    await bench.page.keyboard.press('Control+z');
    await bench.untilText(0, (text) => !text.includes('    un'));
  });

  it('applies a quick fix', async () => {
    await bench.goTo(9, 6);
    await bench.page.keyboard.press('Control+.');
    const fix = await bench.appears('.action-widget .monaco-list-row', "'interface'");
    await bench.picture('quick-fix');
    await fix.click();
    await bench.untilText(0, (text) => text.includes('    interface eth0'));
  });

  it('shows the release that a file is judged by, and takes another', async () => {
    await bench.statusShows('keepalived 2.4.3');
    await bench.command('Select keepalived Version');
    await bench.appears('.quick-input-list .monaco-list-row', 'Debian 12');
    await bench.picture('version');
    await bench.page.locator('.quick-input-widget input.input').fill('2.2.7');
    await bench.appears('.quick-input-list .monaco-list-row.focused', '2.2.7');
    await bench.page.keyboard.press('Enter');
    await bench.statusShows('keepalived 2.2.7');
  });

  it('renames a script in the file that defines it and in the file that includes it', async () => {
    await bench.openFile('keepalived.conf');
    await bench.goTo(17, 12);
    await bench.page.keyboard.press('F2');
    await (await bench.appears('.monaco-editor .rename-box input')).fill('web_answers');
    await bench.page.keyboard.press('Enter');
    await bench.untilText(0, (text) => text.includes('        web_answers'));
    await bench.openFile('checks.conf');
    await bench.untilText(0, (text) => text.startsWith('vrrp_script web_answers {'));
  });

  it('shows the ipvsadm commands beside the file; they follow an edit and lead back', async () => {
    await bench.openFile('keepalived.conf');
    await bench.page.keyboard.press('Control+b');
    await bench.command('Show ipvsadm Commands');
    await bench.untilText(1, (text) => text.includes('ipvsadm -a -t 192.0.2.10:80 -r 192.0.2.12:80 -g -w 2'));
    await bench.goTo(38, 1);
    await bench.page.keyboard.press('End');
    await bench.page.keyboard.press('Backspace');
    await bench.page.keyboard.type('7');
    await bench.untilText(1, (text) => text.includes('-r 192.0.2.12:80 -g -w 7'));
    await bench.picture('ipvsadm');
    await bench.editor(1).locator('.view-line', { hasText: '192.0.2.11:80' }).first().click();
    await bench.page.keyboard.press('F12');
    await bench.statusShows('Ln 31, Col 5');
    assert.equal(await bench.page.locator('.tab[aria-label^="keepalived.conf"]').count(), 1);
  });

  it('shows the table after a failure', async () => {
    await bench.command('Simulate Failure');
    for (const server of ['192.0.2.11:80', '192.0.2.12:80'])
      await (await bench.appears('.quick-input-list .monaco-list-row', server)).click();
    await bench.page.keyboard.press('Enter');
    await bench.untilText(1, (text) => text.includes('-r 192.0.2.99:80'));
    await bench.picture('failure');
  });

  it('compares with the table that runs, pasted', async () => {
    await bench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const live = '-A -t 192.0.2.10:80 -s wrr\n-a -t 192.0.2.10:80 -r 192.0.2.11:80 -g -w 1\n';
    await bench.page.evaluate((text) => navigator.clipboard.writeText(text), live);
    await bench.command('Compare with Live Table');
    await bench.appears('.quick-input-list .monaco-list-row.focused', 'Paste');
    await bench.page.keyboard.press('Enter');
    const text = await bench.untilText(1, (shown) => shown.includes('ipvsadm -a -t 192.0.2.10:80 -r 192.0.2.12:80 -g -w 7'));
    assert.ok(!text.includes('-r 192.0.2.11:80'), text);
    await bench.picture('compare');
  });

  it('judges two files as one cluster, and tells what is wrong with the one that is closed', async () => {
    await bench.command('Lint as Cluster');
    for (const node of ['keepalived.conf', 'keepalived-lb2.conf'])
      await bench.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${node}"]`).click();
    await bench.page.keyboard.press('Enter');
    await bench.goTo(9);
    await bench.appears('.monaco-editor .codelens-decoration', '51 on eth0 · 1 VIP · gap 50');
    await bench.command('Problems: Focus on Problems View');
    await bench.page.locator('input[placeholder^="Filter (e.g."]').fill('expects an advert');
    const row = await bench.appears('.markers-panel .monaco-list-row', "'web' expects an advert every 2 s");
    assert.match((await row.textContent()) ?? '', /Ln 14, Col 16/);
    const related = await bench.appears('.markers-panel .monaco-list-row', 'how ');
    assert.match((await related.textContent()) ?? '', /keepalived(?:-lb2)?\.conf.*Ln 14, Col 16/);
    assert.equal(await bench.page.locator('.tab[aria-label^="keepalived-lb2.conf"]').count(), 0);
    await bench.picture('cluster');
  });

  it('opens the page of a rule from its finding', async () => {
    const row = bench.page.locator('.markers-panel .monaco-list-row', { hasText: "'web' expects an advert" });
    await row.first().locator('a', { hasText: 'advert-interval-differs' }).click();
    await bench.appears('.tab', 'Preview advert-interval-differs.md');
    await bench.page.keyboard.press('Control+j');
  });

  it('opens the page of the rule under the cursor', async () => {
    await bench.command('View: Close All Editors');
    await bench.page
      .locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" })
      .click({ timeout: 3000 })
      .catch(() => undefined);
    await bench.openFile('draft.conf');
    await bench.goTo(10, 24);
    await bench.command('Explain Rule');
    await bench.appears('.tab', 'Preview out-of-range.md');
    await bench.page.waitForTimeout(1500);
    await bench.picture('explain');
  });
});
