import type { Page } from 'playwright-core';
import { prepareAudit } from './accessibility';
import { screensOf } from './screens';
import { cutAtAnySize } from './sizes';

/** English is the language of the journeys. */
const OTHER_LANGUAGES = ['de', 'fr', 'it'];

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

/** Run in the page; the storage belongs to all tabs. People who speak to their computer say what they see. */
const CHOOSE = (language: string): string => `{
  const read = Storage.prototype.getItem;
  Storage.prototype.getItem = function (key) {
    return key === 'strapi-admin-language' ? '${language}' : read.call(this, key);
  };
}`;
const OTHER_NAMES = `axe.run(document, { runOnly: ['label-content-name-mismatch'] }).then(
  ({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 200))))`;
