import { LANGUAGES } from '../../../admin/src/translations/texts';
import type { MessageKey } from '../../../admin/src/translations/message';
import type { CheckWords } from '../contracts/institutions/contract-check-words';
import { reasonInWords } from '../contracts/reasons';

/** The words of the screens in one language, for the command line and AI clients. */
export interface ScreenWords extends CheckWords {
  textOf(key: MessageKey, values?: Record<string, string | number>): string;
  time(iso: string): string;
}

export const TEXT_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);

/**
 * The words of a language, formatted as on the screen. The texts are loaded only when needed.
 * @throws Error for a language without texts
 */
export async function wordsIn(language: string): Promise<ScreenWords> {
  const load = LANGUAGES[language];
  if (load === undefined) throw new Error(`There are no texts in ${language}.`);
  const [{ createIntl }, { default: texts }] = await Promise.all([import('react-intl'), load()]);
  const intl = createIntl({ locale: language, messages: texts });
  const textOf: ScreenWords['textOf'] = (id, values) => intl.formatMessage({ id }, values);
  const text: CheckWords['text'] = (id, values) =>
    Object.hasOwn(texts, id) ? intl.formatMessage({ id }, values) : null;
  const list: CheckWords['list'] = (items) => intl.formatList(items);
  return {
    text,
    textOf,
    list,
    dateTime: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    time: (iso) => intl.formatTime(iso, { timeStyle: 'medium' }),
    reason: (reason) =>
      reasonInWords(reason, {
        text,
        nameOf: (field) => field,
        institutionNamed: (code) => code,
        listOf: list,
      }),
  };
}
