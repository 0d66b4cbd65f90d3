/**
 * `npx tsx scripts/pictures.ts`: the pictures of docs/images. The icon is drawn from icon.svg, as marketplaces take no SVG; the others are chosen
 * of those that the tests in test/editors have taken, at half of their width and height: the extension
 * holds each of them twice and has to stay small.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const CHOSEN = ['problems', 'hover', 'ipvsadm', 'failure', 'version'];

const root = path.dirname(import.meta.dirname);
const images = path.join(root, 'docs/images');

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.goto(pathToFileURL(path.join(images, 'icon.svg')).href);
await page.screenshot({ path: path.join(images, 'icon.png'), omitBackground: true });
await page.goto('about:blank');
for (const name of CHOSEN) {
  const png = readFileSync(path.join(root, '.cache/screenshots', `${name}.png`)).toString('base64');
  const webp = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width / 2, height: image.height / 2 });
    const pen = Object.assign(canvas.getContext('2d'), { imageSmoothingQuality: 'high' });
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/webp', 0.7);
  })()`);
  writeFileSync(path.join(images, `${name}.webp`), Buffer.from(String(webp).replace(/^.*,/, ''), 'base64'));
}
await browser.close();
