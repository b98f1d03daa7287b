import type { MessageDescriptor } from 'react-intl';
import type { REASONS } from '../../../server/src/contracts';
import { idOf } from '../translations/message';
import { withIds } from '../translations/texts';
import type { Texts } from '../translations/texts';
import english from './translations/en.json';

/** What stands in menus and titles of Strapi itself, in the languages that have it. */
const LANGUAGES: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => Promise.resolve({ default: english }),
  fr: () => import('./translations/fr.json'),
  de: () => import('./translations/de.json'),
  it: () => import('./translations/it.json'),
};

/** A text as Strapi's menu wants it: with the English one beside its name. */
export const menuText = (key: keyof typeof english): MessageDescriptor & { id: string } => ({
  id: idOf(key),
  defaultMessage: english[key],
});

/** The server's refusals that Strapi's own forms and lists show. */
const REFUSALS = {
  outdatedForm: 'This form was opened too long ago to be saved. Open the contact again.',
  mayNotUseSegments: 'Your roles do not allow finding contacts by their orders and consents.',
} as const satisfies Partial<typeof REASONS>;

/**
 * What the admin panel needs of one language before a screen of the plugin is opened, keyed as Strapi
 * expects it. A language without texts, or whose texts cannot be loaded, has none: Strapi shows the
 * English ones then, and a rejection here would blank the whole panel.
 */
export async function entryTexts(locale: string): Promise<{ data: Texts; locale: string }> {
  const load = Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  const texts: Texts = load === undefined ? {} : await load().then((file) => file.default, none);
  return { data: { ...withIds(texts), ...underSentences(texts) }, locale };
}

const none = (): Texts => ({});

/** Strapi looks up why the server refused something under its English sentence. */
function underSentences(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(REFUSALS).flatMap(([code, sentence]) => {
      const text = texts[`reason.${code}`];
      return text === undefined ? [] : [[`apiError.${sentence}`, text]];
    }),
  );
}
