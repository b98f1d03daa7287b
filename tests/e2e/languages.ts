import type { Page } from 'playwright-core';
import { cutWords } from './cut-words';
import { oursOn, screensOf } from './screens';

/** English is the language of the journeys. */
const OTHER_LANGUAGES = ['de', 'fr', 'it'];

/** A small screen, a tablet in portrait mode, and the small screen with a zoom of 200 %. */
const SIZES = [
  { width: 1280, height: 1024 },
  { width: 834, height: 1112 },
  { width: 640, height: 512 },
];

const DRAWN_IN_MS = 400;

/** The texts of the current page that cannot be read in full at one of the sizes. */
export async function cutAtAnySize(page: Page, address: string): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    let cut = await cutWords(page, oursOn(address));
    // Charts follow the size of their card a moment later.
    if (cut.length > 0) {
      await page.waitForTimeout(DRAWN_IN_MS);
      cut = await cutWords(page, oursOn(address));
    }
    found.push(...cut.map((text) => `${address} in ${size.width} px: ${text}`));
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Opens each screen in each other language. Returns what is cut or named otherwise than it reads. */
export async function readInOtherLanguages(
  page: Page,
  addresses: readonly string[],
): Promise<string[]> {
  const screens = screensOf(page);
  const found: string[] = [];
  for (const language of OTHER_LANGUAGES) {
    await page.evaluate(CHOOSE(language));
    await page.reload();
    for (const address of addresses) {
      await screens.open(address);
      const otherNames = await page.evaluate<string[]>(OTHER_NAMES);
      for (const text of [...(await cutAtAnySize(page, address)), ...otherNames])
        found.push(`${language} ${text}`);
    }
  }
  await page.evaluate(CHOOSE('en'));
  return found;
}

/** Run in the page. People who speak to their computer say what they see. */
const CHOOSE = (language: string): string =>
  `localStorage.setItem('strapi-admin-language', '${language}')`;
const OTHER_NAMES = `axe.run(document, { runOnly: ['label-content-name-mismatch'] }).then(
  ({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 200))))`;
