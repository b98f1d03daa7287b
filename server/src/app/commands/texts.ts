import type { CheckWords } from '../../contracts/institutions/contract-check-words';
import { reasonInWords } from '../../contracts/reasons';

type Texts = Record<string, string>;

/** The words of the screens, and the time of day. */
export interface CommandLineWords extends CheckWords {
  time(iso: string): string;
}

/** The texts of the screens, which the command line uses too. */
const LANGUAGES: Record<string, () => Promise<{ default: Texts }[]>> = {
  en: () =>
    Promise.all([
      import('../../../../admin/src/features/contract-check/translations/en.json'),
      import('../../../../admin/src/features/privacy/translations/en.json'),
      import('../../../../admin/src/shared/reasons/translations/en.json'),
      import('../../../../admin/src/shared/translations/en.json'),
    ]),
  de: () =>
    Promise.all([
      import('../../../../admin/src/features/contract-check/translations/de.json'),
      import('../../../../admin/src/features/privacy/translations/de.json'),
      import('../../../../admin/src/shared/reasons/translations/de.json'),
      import('../../../../admin/src/shared/translations/de.json'),
    ]),
  fr: () =>
    Promise.all([
      import('../../../../admin/src/features/contract-check/translations/fr.json'),
      import('../../../../admin/src/features/privacy/translations/fr.json'),
      import('../../../../admin/src/shared/reasons/translations/fr.json'),
      import('../../../../admin/src/shared/translations/fr.json'),
    ]),
  it: () =>
    Promise.all([
      import('../../../../admin/src/features/contract-check/translations/it.json'),
      import('../../../../admin/src/features/privacy/translations/it.json'),
      import('../../../../admin/src/shared/reasons/translations/it.json'),
      import('../../../../admin/src/shared/translations/it.json'),
    ]),
};

/** The codes of the languages in which there are texts. */
export const TEXT_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

export const DEFAULT_LANGUAGE = 'en';

/**
 * The words of a language, formatted as on the screen. The texts are loaded only when needed.
 * @throws Error for a language without texts
 */
export async function wordsIn(language: string): Promise<CommandLineWords> {
  const load = LANGUAGES[language];
  if (load === undefined) throw new Error(`There are no texts in ${language}.`);
  const files = await load();
  const texts: Texts = Object.fromEntries(files.flatMap((file) => Object.entries(file.default)));
  const { createIntl } = await import('react-intl');
  const intl = createIntl({ locale: language, messages: texts });
  const text: CheckWords['text'] = (key, values) =>
    Object.hasOwn(texts, key) ? intl.formatMessage({ id: key }, values) : null;
  const list: CheckWords['list'] = (items) => intl.formatList(items);
  return {
    text,
    list,
    dateTime: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    time: (iso) => intl.formatTime(iso, { timeStyle: 'medium' }),
    reason: (reason) => reasonInWords(reason, { text, nameOf: (field) => field, listOf: list }),
  };
}
