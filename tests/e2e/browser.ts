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

/** A page of a headless browser and its errors. */
export interface Visit {
  page: Page;
  /** Uncaught errors of the page. */
  errors: string[];
  /** Another tab of the same user. */
  otherTab(): Promise<Page>;
  /** Pages that are wider than their window. */
  tooWide: string[];
  /** Takes pictures of the page in two widths and both themes. */
  look(name: string): Promise<void>;
  /** Takes a picture of a failure and returns its file. */
  picture(name: string): Promise<string>;
  end(): Promise<void>;
}

/** Opens a page in the installed Chromium; CHROMIUM names another one. */
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
