import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { clearPictures, lookAt } from './pictures';

const PARAMETERS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const LONGEST_WAIT_MS = 15_000;

/** A page of a browser that nobody sees, and what went wrong in it. */
export interface Visit {
  page: Page;
  /** Errors that no code of the page caught. */
  errors: string[];
  /** Another tab of the same person. */
  otherTab(): Promise<Page>;
  /** What was looked at and is wider than its window. */
  tooWide: string[];
  /** Takes pictures of the page for people to look at, in two widths and both themes. */
  look(name: string): Promise<void>;
  /** Takes a picture of what went wrong and answers its file. */
  picture(name: string): Promise<string>;
  end(): Promise<void>;
}

/** Opens a page in the Chromium of the machine; CHROMIUM names another one. */
export async function openBrowser(): Promise<Visit> {
  clearPictures();
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: PARAMETERS,
  });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1100 },
    locale: 'en',
  });
  context.setDefaultTimeout(LONGEST_WAIT_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  const tooWide: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return {
    page,
    errors,
    otherTab: () => context.newPage(),
    tooWide,
    async look(name) {
      tooWide.push(...(await lookAt(page, name)));
    },
    async picture(name) {
      const folder = path.join(os.tmpdir(), 's360-browser-failures');
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, `${name.replace(/[^\w]+/g, '-')}.png`);
      await page.screenshot({ path: file, fullPage: true });
      return file;
    },
    end: () => browser.close(),
  };
}
