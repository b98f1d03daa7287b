import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import de from '../../admin/src/translations/de';
import en from '../../admin/src/translations/en';
import fr from '../../admin/src/translations/fr';
import italian from '../../admin/src/translations/it';

const TRANSLATIONS: Record<string, Record<string, string>> = { de, fr, it: italian };

/** Without values, a text is on the screen as it is in its file. */
const translationsOf = (texts: Record<string, string>): [string, string | undefined][] =>
  Object.entries(en).flatMap(([key, text]) => (text.includes('{') ? [] : [[text, texts[key]]]));

const IN_PAGE = readFileSync(path.join(__dirname, 'in-page/cut-words.js'), 'utf8');

/** Has to run before the other two functions, and before the page is opened. */
export async function prepareCutWords(page: Page): Promise<void> {
  const texts = Object.entries(TRANSLATIONS).map(([language, translations]) => [
    language,
    translationsOf(translations),
  ]);
  await page.addInitScript(`${IN_PAGE}\ns360CutWords.texts = ${JSON.stringify(texts)};`);
}

/** What cannot be read in full in these parts of the page. */
export const cutWords = (page: Page, parts: string): Promise<string[]> =>
  page.evaluate<string[]>(`s360CutWords(${JSON.stringify(parts)})`);

/** The same if the page were in another language, without loading it again. */
export const cutWordsInOtherLanguages = (page: Page, parts: string): Promise<string[]> =>
  page.evaluate<string[]>(`s360CutWords.inOtherLanguages(${JSON.stringify(parts)})`);
