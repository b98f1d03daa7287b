import type { MessageDescriptor } from 'react-intl';
import type { REASONS } from '../../../server/src/contracts';
import { idOf } from '../translations/message';
import { withIds } from '../translations/texts';
import type { Texts } from '../translations/texts';
import english from './translations/en.json';

/** The texts that Strapi itself shows in menus and titles, by language. */
const LANGUAGES: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => Promise.resolve({ default: english }),
  fr: () => import('./translations/fr.json'),
  de: () => import('./translations/de.json'),
  it: () => import('./translations/it.json'),
};

/** Strapi's menu needs the English text beside the id. */
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
 * The texts of one language that the admin panel needs before it opens a screen of the plugin,
 * keyed as Strapi expects. Never rejects, because a rejection would blank the whole panel: without
 * texts for the language, or if they cannot be loaded, the result is empty and Strapi shows
 * English.
 */
export async function entryTexts(locale: string): Promise<{ data: Texts; locale: string }> {
  const load = Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  const texts: Texts = load === undefined ? {} : await load().then((file) => file.default, none);
  return { data: { ...withIds(texts), ...underSentences(texts) }, locale };
}

const none = (): Texts => ({});

/** Strapi looks up the server's refusals by their English sentence. */
function underSentences(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(REFUSALS).flatMap(([code, sentence]) => {
      const text = texts[`reason.${code}`];
      return text === undefined ? [] : [[`apiError.${sentence}`, text]];
    }),
  );
}
