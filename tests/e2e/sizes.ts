import type { Page } from 'playwright-core';
import { cutWords } from './cut-words';
import { oursOn } from './screens';

/** A tablet in portrait mode, and a small screen with a zoom of 200 %. */
export const NARROW_SIZES = [
  { width: 834, height: 1112 },
  { width: 640, height: 512 },
];

/** Also the small screen without a zoom. */
const SIZES = [{ width: 1280, height: 1024 }, ...NARROW_SIZES];

/** In a tab behind others on a busy machine; usually they take some 100 ms. */
const DRAWN_IN_MS = 4000;
const LOOKS_EVERY_MS = 400;

/**
 * The texts of the current page that cannot be read in full at one of the sizes, and whether it
 * scrolls into nothing below its end.
 */
export async function cutAtAnySize(page: Page, address: string): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const look = async () => [
      ...(await cutWords(page, oursOn(address))),
      ...(await emptyEnd(page)),
    ];
    let cut = await look();
    // Charts follow the size of their card a moment later.
    for (let ms = 0; cut.length > 0 && ms < DRAWN_IN_MS; ms += LOOKS_EVERY_MS) {
      await page.waitForTimeout(LOOKS_EVERY_MS);
      cut = await look();
    }
    found.push(...cut.map((text) => `${address} in ${size.width} px: ${text}`));
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Strapi's frame scrolls, and never the document behind it. */
async function emptyEnd(page: Page): Promise<string[]> {
  const px = await page.evaluate<number>(BEYOND_THE_WINDOW);
  return px > 0 ? [`${px} px of nothing below the page`] : [];
}

/** Runs in the page. */
const BEYOND_THE_WINDOW = `document.documentElement.scrollHeight - innerHeight`;
