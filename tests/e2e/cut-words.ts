import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import de from '../../admin/src/translations/de';
import en from '../../admin/src/translations/en';
import fr from '../../admin/src/translations/fr';
import italian from '../../admin/src/translations/it';

const TRANSLATIONS: Record<string, Record<string, string>> = { de, fr, it: italian };

/**
 * Without values, a text is on the screen as it is in its file. Where one has several translations,
 * the screen does not tell which of them would be there: the shortest has to fit in any case.
 */
function translationsOf(texts: Record<string, string>): [string, string][] {
  const translations = new Map<string, string>();
  for (const [key, text] of Object.entries<string>(en)) {
    const [translation, other] = [texts[key] ?? text, translations.get(text)];
    if (text.includes('{') || (other !== undefined && other.length <= translation.length)) continue;
    translations.set(text, translation);
  }
  return [...translations];
}

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
