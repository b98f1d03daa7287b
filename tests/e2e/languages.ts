import type { Page } from 'playwright-core';
import { prepareAudit } from './accessibility';
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

/**
 * Opens each screen in each other language, each in a tab of its own at the same time. Returns what
 * is cut or named otherwise than it reads.
 */
export async function readInOtherLanguages(
  openTab: () => Promise<Page>,
  start: string,
  addresses: readonly string[],
): Promise<string[]> {
  const read = async (language: string): Promise<string[]> => {
    const page = await openTab();
    await prepareAudit(page);
    await page.addInitScript(CHOOSE(language));
    await page.goto(start);
    await page.locator(`html[lang="${language}"]`).waitFor();
    const screens = screensOf(page);
    const found: string[] = [];
    for (const address of addresses) {
      await screens.open(address);
      found.push(...(await cutAtAnySize(page, address)));
      found.push(...(await page.evaluate<string[]>(OTHER_NAMES)));
    }
    await page.close();
    return found.map((text) => `${language} ${text}`);
  };
  return (await Promise.all(OTHER_LANGUAGES.map(read))).flat();
}

/** Run in the page. */
const BEYOND_THE_WINDOW = `document.documentElement.scrollHeight - innerHeight`;

/** Run in the page; the storage belongs to all tabs. People who speak to their computer say what they see. */
const CHOOSE = (language: string): string => `{
  const read = Storage.prototype.getItem;
  Storage.prototype.getItem = function (key) {
    return key === 'strapi-admin-language' ? '${language}' : read.call(this, key);
  };
}`;
const OTHER_NAMES = `axe.run(document, { runOnly: ['label-content-name-mismatch'] }).then(
  ({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 200))))`;
