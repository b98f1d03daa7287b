import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../demo/checks';
import { PLUGIN } from '../demo/folders';

const FOLDER = path.join(PLUGIN, 'tests/e2e/.pictures');
/** A small screen, and a tablet in portrait mode. */
const WIDTHS = [1280, 820] as const;
const HEIGHT = 1100;
const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const RESIZED_IN_MS = 400;
/** Nobody looks at those of a machine. */
const TAKES_PICTURES = process.env.CI !== 'true';

/** Deletes the pictures of an earlier run. */
export function clearPictures(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
}

/**
 * Looks at the current page at both widths, with pictures in both themes where a person may look at
 * them. Returns the widths at which it does not fit.
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize();
  const tooWide: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const theme of TAKES_PICTURES ? THEMES : []) {
      await showIn(page, theme);
      const file = path.join(FOLDER, `${name}-${width}-${theme}.png`);
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
    }
    const measure = () => page.evaluate<{ shown: number; whole: number }>(PAGE_WIDTHS);
    let { shown, whole } = await measure();
    // Charts follow the size of their card a moment later.
    if (whole > shown) {
      await page.waitForTimeout(RESIZED_IN_MS);
      ({ shown, whole } = await measure());
    }
    if (whole > shown) tooWide.push(`${name} is ${whole} px wide in a window of ${shown} px`);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
  return tooWide;
}

/** The panel follows the theme of the machine unless a user chose one. */
export async function showIn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await eventually(`the page is ${theme}`, async () => {
    const brightness = await page.evaluate<number>(BRIGHTNESS);
    return brightness > 127 === (theme === 'light') || undefined;
  });
}

/** Runs in the page: the width of the window and of its content. */
const PAGE_WIDTHS = `({ shown: innerWidth, whole: document.scrollingElement.scrollWidth })`;

/** Runs in the page: the red part of its background, up to 255. */
const BRIGHTNESS = `Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])`;
