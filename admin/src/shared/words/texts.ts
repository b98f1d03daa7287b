import type { TranslatedText } from '../../../../server/src/contracts';

/**
 * The text in the panel's language, or else in English, or else the first that exists. `locale`
 * may include a region (`fr-CH`). Empty if there is no text.
 */
export function textIn(text: TranslatedText | null, locale: string): string {
  if (text === null) return '';
  const language = locale.split('-')[0] ?? locale;
  return text[locale] ?? text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
