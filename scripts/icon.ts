/** `npx tsx scripts/icon.ts`: docs/images/icon.png from icon.svg, by Chromium. Marketplaces take no SVG. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = path.join(path.dirname(import.meta.dirname), 'docs/images');
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.goto(pathToFileURL(path.join(folder, 'icon.svg')).href);
await page.screenshot({ path: path.join(folder, 'icon.png'), omitBackground: true });
await browser.close();
