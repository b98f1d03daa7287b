import type { MessageDescriptor } from 'react-intl';
import type { REASONS } from '../../../server/src/contracts';
import { CONTACT_UID } from '../../../server/src/contracts/uids';
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

/**
 * The labels of a contact in the Content Manager. In English it shows those of the view, which
 * people may change.
 */
const CONTACT_LABELS: Record<string, () => Promise<{ default: Texts }>> = {
  fr: () => import('./contactForm/fr.json'),
  de: () => import('./contactForm/de.json'),
  it: () => import('./contactForm/it.json'),
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
  const [texts, labels] = await Promise.all([
    textsOf(LANGUAGES, locale),
    textsOf(CONTACT_LABELS, locale),
  ]);
  return { data: { ...withIds(texts), ...underSentences(texts), ...ofFields(labels) }, locale };
}

async function textsOf(files: typeof LANGUAGES, locale: string): Promise<Texts> {
  const load = Object.hasOwn(files, locale) ? files[locale] : undefined;
  return load === undefined ? {} : load().then((file) => file.default, none);
}

const none = (): Texts => ({});

/** Strapi's ids of the labels of fields. */
const ofFields = (labels: Texts): Texts =>
  Object.fromEntries(
    Object.entries(labels).map(([field, label]) => [
      `content-manager.content-types.${CONTACT_UID}.${field}`,
      label,
    ]),
  );

/** Strapi looks up the server's refusals by their English sentence. */
function underSentences(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(REFUSALS).flatMap(([code, sentence]) => {
      const text = texts[`reason.${code}`];
      return text === undefined ? [] : [[`apiError.${sentence}`, text]];
    }),
  );
}
