import { idOf } from './message';

/** Texts of one language, by the ids that react-intl asks for. */
export type Texts = Record<string, string>;

/** The languages that have texts. */
const LANGUAGES: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import('./en'),
  fr: () => import('./fr'),
  de: () => import('./de'),
  it: () => import('./it'),
};

/** Every text of the screens in a language of the admin panel; English where there are none in it. */
export async function loadTexts(locale: string): Promise<Texts> {
  const load = Object.hasOwn(LANGUAGES, locale) ? LANGUAGES[locale] : undefined;
  return withIds((await (load ?? (() => import('./en')))()).default);
}

/** The texts of a translation file under the ids that they have in Strapi. */
export const withIds = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [idOf(key), text]));
