import { de } from './de';
import { en, type MessageTextKey, type MessageTexts } from './en';
import { fr } from './fr';
import { it } from './it';

export type { MessageTextKey, MessageTexts } from './en';

export const MESSAGE_TEXTS: Readonly<Record<string, MessageTexts>> = { en, de, fr, it };

/** Used when neither the customer's language nor the institution's has texts. */
const LAST_RESORT = 'en';

/** A venue's own texts, by language; the built-in ones fill the gaps. */
export type OwnTexts = Readonly<Record<string, Partial<MessageTexts>>>;

export function localesWith(own: OwnTexts): string[] {
  return [...new Set([...Object.keys(MESSAGE_TEXTS), ...Object.keys(own)])].sort();
}

/** All texts of a language; English fills the gaps of a venue's own language. */
export function textsIn(locale: string, own: OwnTexts): MessageTexts {
  return { ...en, ...MESSAGE_TEXTS[locale], ...own[locale] };
}

/**
 * The language for a customer: the customer's own if it has texts, else the institution's, else
 * English. `fr-CH` counts as `fr`.
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

export const valuesIn = (text: string): string[] =>
  [...text.matchAll(VALUE)].map(([, name]) => name ?? '');

const VALUES_EVERYWHERE = ['venue', 'reference', 'name'] as const;

export const valuesOf = (key: MessageTextKey): string[] => [
  ...new Set([...VALUES_EVERYWHERE, ...valuesIn(en[key])]),
];

/** Fills in the values; an unknown one stays as written. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(VALUE, (written, name: string) => values[name] ?? written);
