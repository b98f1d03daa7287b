import { idOf } from './message';

/** The texts of one language, by react-intl id. */
export type Texts = Record<string, string>;

export const LANGUAGES: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./en'),
  de: () => import('./de'),
  fr: () => import('./fr'),
  it: () => import('./it'),
};

/**
 * All texts of the screens in a language of the admin panel, or in English if the language is not
 * supported.
 */
export async function loadTexts(locale: string): Promise<Texts> {
  const load = Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  return withIds((await (load ?? (() => import('./en')))()).default);
}

/** The texts of a translation file, keyed by their ids in Strapi. */
export const withIds = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [idOf(key), text]));
