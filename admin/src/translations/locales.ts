import { PLUGIN_ID, REASONS } from '../../../server/src/contracts';
import { ENGLISH } from './message';

type Texts = Record<string, string>;

const together = async (files: readonly Promise<{ default: Texts }>[]): Promise<Texts> =>
  Object.assign({}, ...(await Promise.all(files)).map((file) => file.default));

/** The languages that have a file. English is in the bundle anyway: it is the fallback of every text. */
const FILES: Record<string, () => Promise<Texts>> = {
  en: async () => ENGLISH,
  fr: () => together([import('./fr.json'), import('./contract-check/fr.json')]),
  de: () => together([import('./de.json'), import('./contract-check/de.json')]),
  it: () => together([import('./it.json'), import('./contract-check/it.json')]),
};

/**
 * The texts of one language of the admin panel, keyed as Strapi expects them. A language without a
 * file, or whose file cannot be loaded, has none; a rejection here would blank the whole panel.
 */
export async function loadTexts(locale: string): Promise<{ data: Texts; locale: string }> {
  const file = Object.hasOwn(FILES, locale) ? FILES[locale] : undefined;
  const texts = file ? await file().catch(() => ({})) : {};
  const prefixed = Object.entries(texts).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text]);
  return { data: Object.fromEntries([...prefixed, ...sentencesIn(texts)]), locale };
}

/**
 * Strapi's own forms look up why the server refused a save under its English sentence. Sentences
 * that values are put into cannot be found so.
 */
function sentencesIn(texts: Texts): [string, string][] {
  return Object.entries(REASONS).flatMap(([code, sentence]): [string, string][] => {
    const text = texts[`reason.${code}`];
    return text === undefined || sentence.includes('{') ? [] : [[`apiError.${sentence}`, text]];
  });
}
