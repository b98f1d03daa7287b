import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PATIENCE_MS } from '../demo/checks';
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

/** A page of a headless browser and its errors. */
export interface Visit {
  page: Page;
  /** Uncaught errors of the page and of other tabs. */
  errors: string[];
  /** Another tab of the same user. */
  otherTab(): Promise<Page>;
  /** A page of somebody who is not logged in. */
  ofAnother(): Promise<Page>;
  /** Pages that are wider than their window. */
  tooWide: string[];
  /** Looks whether the page fits two widths, and takes pictures in both themes unless CI=true. */
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
  const newContext = async () => {
    const opened = await browser.newContext({
      viewport: { width: 1440, height: 1100 },
      locale: 'en',
    });
    opened.setDefaultTimeout(PATIENCE_MS);
    return opened;
  };
  const context = await newContext();
  const errors: string[] = [];
  context.on('weberror', (thrown) => errors.push(describeUncaught(thrown.error(), thrown.page())));
  const page = await context.newPage();
  const tooWide: string[] = [];
  return {
    page,
    errors,
    otherTab: () => context.newPage(),
    async ofAnother() {
      const another = await (await newContext()).newPage();
      another.on('pageerror', (error) => errors.push(describeUncaught(error, another)));
      return another;
    },
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

/** An uncaught error with the page on which it happened and the innermost calls. */
function describeUncaught(error: Error, page: Page | null): string {
  const calls = (error.stack ?? error.message).split('\n').slice(0, 5).join('\n');
  return `${page === null ? '' : new URL(page.url()).pathname}: ${calls}`;
}
