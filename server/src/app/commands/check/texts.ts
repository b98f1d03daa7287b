import type { CheckWords } from '../../../contracts/contract-check-words';

type Texts = Record<string, string>;

/** The words of the screen, and times of the day that is. */
export interface CommandLineWords extends CheckWords {
  time(iso: string): string;
}

/** The texts of the screen, which the command line says too. */
const LANGUAGES: Record<string, () => Promise<Texts>> = {
  en: async () =>
    (await import('../../../../../admin/src/features/contract-check/translations/en.json')).default,
  de: async () =>
    (await import('../../../../../admin/src/features/contract-check/translations/de.json')).default,
  fr: async () =>
    (await import('../../../../../admin/src/features/contract-check/translations/fr.json')).default,
  it: async () =>
    (await import('../../../../../admin/src/features/contract-check/translations/it.json')).default,
};

/** The languages of the command line. */
export const CHECK_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/** The words of a language, formatted as on the screen. Loaded only when something is printed. */
export async function wordsIn(language: string): Promise<CommandLineWords> {
  const load = LANGUAGES[language];
  if (load === undefined) throw new Error(`There are no texts in ${language}.`);
  const texts = await load();
  const { createIntl } = await import('react-intl');
  const intl = createIntl({ locale: language, messages: texts });
  return {
    text: (key, values) =>
      Object.hasOwn(texts, key) ? intl.formatMessage({ id: key }, values) : null,
    list: (items) => intl.formatList(items),
    dateTime: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    time: (iso) => intl.formatTime(iso, { timeStyle: 'medium' }),
    reason: (sentence) => sentence,
  };
}
