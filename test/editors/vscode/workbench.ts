/// <reference lib="dom" />
/** VS Code in a browser, by the hands of a user: keys, palette, what is on the screen. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { root } from '../needs.ts';

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const hasChromium = (): boolean => existsSync(CHROMIUM);

const SCREENSHOTS = path.join(root, '.cache/screenshots');
const PATIENCE = 30_000;

export interface Box {
  readonly left: number;
  readonly right: number;
}

export class Workbench {
  readonly page: Page;
  private readonly browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.browser = browser;
    this.page = page;
  }

  static async open(url: string, size = { width: 1180, height: 720 }): Promise<Workbench> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
    try {
      const page = await browser.newPage({ viewport: size, deviceScaleFactor: 2 });
      page.setDefaultTimeout(PATIENCE);
      await page.goto(url);
      await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
      return new Workbench(browser, page);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** From the explorer, pinned. */
  async openFile(name: string): Promise<void> {
    const item = this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).first();
    // the side bar may be hidden
    await this.untilVisible(item, async (attempt) => (attempt === 1 ? undefined : this.page.keyboard.press('Control+b')));
    await item.dblclick();
    await this.page.locator(`.tab.active[aria-label^="${name}"]`).waitFor();
    await this.editor().locator('.view-line').first().waitFor();
  }

  /** @param group 0 is the leftmost */
  editor(group = 0): Locator {
    return this.page.locator('.editor-group-container').nth(group).locator('.editor-instance .monaco-editor').first();
  }

  /** What is on the screen of it; blanks as blanks. */
  async text(group = 0): Promise<string> {
    const lines = await this.editor(group)
      .locator('.view-lines .view-line')
      .evaluateAll((found) =>
        found
          .map((line) => ({ top: parseFloat((line as HTMLElement).style.top), text: line.textContent.replaceAll('\u00a0', ' ') }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      );
    return lines.join('\n');
  }

  async command(title: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    await this.untilVisible(input, () => this.page.keyboard.press('F1'));
    await input.fill(`>${title}`);
    await this.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label*="${title}"]`).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /**
   * A lens of the one file that is open. Now and then VS Code shows nothing of the answer that it gets while it is starting (we have seen it come),
   * not even when it is told to ask again; in an editor that is opened anew it does.
   */
  async lens(text: string, file: string): Promise<void> {
    const lens = this.page.locator('.monaco-editor .codelens-decoration', { hasText: text }).first();
    await this.untilVisible(lens, async (attempt) => {
      if (attempt === 1) return;
      await this.command('View: Close All Editors');
      await this.openFile(file);
    });
  }

  /** Does something once more as long as nothing comes of it: a view that is just being made takes keys for itself. */
  private async untilVisible(wanted: Locator, action: (attempt: number) => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await action(attempt);
      try {
        await wanted.waitFor({ state: 'visible', timeout: PATIENCE / 5 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  /** The rows of the list that a command has opened. */
  choices(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+g');
    await this.page.locator('.quick-input-widget input.input').fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.statusShows(`Ln ${line}, Col ${column}`);
  }

  async statusShows(text: string): Promise<void> {
    await this.page.locator('.statusbar-item', { hasText: text }).first().waitFor();
  }

  async appears(selector: string, text?: string | RegExp): Promise<Locator> {
    const found = this.page.locator(selector, text === undefined ? {} : { hasText: text }).first();
    await found.waitFor();
    return found;
  }

  async untilText(group: number, wanted: (text: string) => boolean): Promise<string> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const text = await this.text(group);
      if (wanted(text)) return text;
      if (Date.now() > end) throw new Error(`not in the editor in ${PATIENCE} ms; there is:\n${text}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Where a word stands on the screen, and the lines drawn under that line of text. */
  async squiggle(
    word: string,
    kind: 'error' | 'warning' | 'info' | 'hint',
  ): Promise<{ readonly word: Box; readonly squiggles: readonly Box[] }> {
    await this.appears(`.monaco-editor .squiggly-${kind}`);
    // no function in it may have a name: esbuild would wrap it in one of its own helpers, which the page does not have
    const found = await this.editor().evaluate(
      (editor, wanted) => {
        const spans = [...editor.querySelectorAll('.view-line span span')].filter(({ textContent }) => textContent.includes(wanted.word));
        const text = spans[0]?.firstChild;
        if (text === null || text === undefined) throw new Error(`'${wanted.word}' is no word on the screen`);
        const range = document.createRange();
        const from = (text.textContent ?? '').indexOf(wanted.word);
        range.setStart(text, from);
        range.setEnd(text, from + wanted.word.length);
        const drawn = [...editor.querySelectorAll(`.squiggly-${wanted.kind}`)];
        return {
          word: range.getBoundingClientRect().toJSON() as DOMRect,
          drawn: drawn.map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
        };
      },
      { word, kind },
    );
    const onItsLine = found.drawn.filter(({ top, bottom }) => top < found.word.bottom && bottom > found.word.top);
    return { word: boxOf(found.word), squiggles: onItsLine.map(boxOf) };
  }

  /** Into .cache/screenshots, which git ignores. */
  async picture(name: string): Promise<void> {
    await this.page.mouse.move(5, 5);
    await this.page.waitForTimeout(300);
    mkdirSync(SCREENSHOTS, { recursive: true });
    writeFileSync(path.join(SCREENSHOTS, `${name}.png`), await this.page.screenshot());
  }
}

const boxOf = ({ left, right }: DOMRect): Box => ({ left: Math.round(left), right: Math.round(right) });
