/** mocha inside VS Code's extension host, with the extension installed from its VSIX. The suite is in vscode/suite. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { needs } from './needs.ts';
import { startVsCode } from './vscode/server.ts';
import { makeVsix } from './vscode/vsix.ts';
import { CHROMIUM, hasChromium } from './vscode/workbench.ts';

interface Report {
  readonly stats: { readonly passes: number };
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string } }[];
}

async function runSuite(): Promise<Report> {
  const code = await startVsCode(makeVsix());
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  try {
    const page = await browser.newPage();
    const ended = new Promise<void>((resolve) => void page.exposeFunction('codeAutomationExit', () => resolve()));
    await page.exposeFunction('codeAutomationLog', () => undefined);
    const remote = (file: string): string => `vscode-remote://${new URL(code.origin).host}${file}`;
    const suite = path.join(import.meta.dirname, 'vscode/suite');
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(suite)],
      ['extensionTestsPath', remote(path.join(suite, 'index.cjs'))],
    ]);
    const folder = path.join(code.workspace, 'keepalived');
    await page.goto(`${code.origin}/?${new URLSearchParams({ folder, payload }).toString()}`);
    await Promise.race([ended, page.waitForTimeout(120_000)]);
    return JSON.parse(readFileSync(path.join(code.workspace, 'report.json'), 'utf8')) as Report;
  } finally {
    await browser.close();
    await code.stop();
  }
}

describe("VS Code's extension host", function () {
  this.timeout(300_000);
  needs("VS Code's extension host", () => (hasChromium() ? null : `${CHROMIUM} is not there (apt: chromium)`));

  it('passes the suite', async () => {
    const { stats, failures } = await runSuite();
    assert.deepEqual(
      failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.message ?? ''}`),
      [],
    );
    console.log(`      ${stats.passes} tests inside`);
    assert.ok(stats.passes >= 17);
  });
});
