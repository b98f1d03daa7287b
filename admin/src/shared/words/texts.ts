import type { TranslatedText } from '../../../../server/src/contracts';

/**
 * The text in the language of the panel, else in English, else in the first that there is.
 * `locale` may name a region (`fr-CH`). Empty where there is none at all.
 */
export function textIn(text: TranslatedText | null, locale: string): string {
  if (text === null) return '';
  const language = locale.split('-')[0] ?? locale;
  return text[locale] ?? text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
