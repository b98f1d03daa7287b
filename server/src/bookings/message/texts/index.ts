import { de } from './de';
import { en, type MessageTextKey, type MessageTexts } from './en';
import { fr } from './fr';
import { it } from './it';

export type { MessageTextKey, MessageTexts } from './en';

/** The languages that messages can be written in without further configuration. */
export const MESSAGE_TEXTS: Readonly<Record<string, MessageTexts>> = { en, de, fr, it };

/** When neither the customer's language nor the institution's has texts. */
export const LAST_RESORT = 'en';

/** What a venue says in its own words, by language; what it leaves out is said as usual. */
export type OwnTexts = Readonly<Record<string, Partial<MessageTexts>>>;

/** The languages that an institution can write in. */
export function localesWith(own: OwnTexts): string[] {
  return [...new Set([...Object.keys(MESSAGE_TEXTS), ...Object.keys(own)])].sort();
}

/** All texts of a language; what a venue's own language lacks is in English. */
export function textsIn(locale: string, own: OwnTexts): MessageTexts {
  return { ...en, ...MESSAGE_TEXTS[locale], ...own[locale] };
}

/**
 * The language for a customer: the customer's where there are texts in it, else the institution's,
 * else English. `fr-CH` counts as `fr`.
 */
export function localeFor(
  wanted: readonly (string | null | undefined)[],
  available: readonly string[],
): string {
  for (const language of wanted) {
    const locale = language?.trim().toLowerCase().split(/[-_]/)[0];
    if (locale !== undefined && available.includes(locale)) return locale;
  }
  return LAST_RESORT;
}

const VALUE = /\{(\w+)\}/g;

/** The values that a text names. */
export const valuesIn = (text: string): string[] =>
  [...text.matchAll(VALUE)].map(([, name]) => name ?? '');

/** Values that every text may name. */
export const VALUES_EVERYWHERE = ['venue', 'reference', 'name'] as const;

/** The values that a text of this key may name. */
export const valuesOf = (key: MessageTextKey): string[] => [
  ...new Set([...VALUES_EVERYWHERE, ...valuesIn(en[key])]),
];

/** Puts the values into a text; one that is not known stays as it is written. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(VALUE, (written, name: string) => values[name] ?? written);
