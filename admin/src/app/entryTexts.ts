import type { MessageDescriptor } from 'react-intl';
import type { REASONS } from '../../../server/src/contracts';
import { idOf } from '../translations/message';
import { hintId } from './contentTypes/hintId';
import { labelId } from './contentTypes/ownTypes';
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

/** What the Content Manager shows of the plugin's types. */
interface TypeTexts {
  /** By the name in the schema. */
  names: Texts;
  /** Of fields, by the type's name in its uid; a contact's standard fields are named everywhere alike. */
  labels: Record<string, Texts>;
  /** Below fields, by the English sentence. */
  hints: Texts;
}

/** In English the Content Manager shows the labels of the view, which people may change. */
const TYPES: Record<string, () => Promise<{ default: TypeTexts }>> = {
  fr: () => import('./contentTypes/fr.json'),
  de: () => import('./contentTypes/de.json'),
  it: () => import('./contentTypes/it.json'),
};

/** Strapi's menu needs the English text beside the id. */
export const menuText = (key: keyof typeof english): MessageDescriptor & { id: string } => ({
  id: idOf(key),
  defaultMessage: english[key],
});

/** What was loaded, by language: Strapi's hooks for lists cannot translate. */
const loadedTexts = new Map<string, Texts>();

/** A text that was loaded with the panel, in a language or else in English. */
export const entryText = (key: keyof typeof english, locale: string): string =>
  loadedTexts.get(locale)?.[key] ?? english[key];

/** The server's refusals that Strapi's own forms and lists show. */
const REFUSALS = {
  outdatedForm: 'This form was opened too long ago to be saved. Open the contact again.',
  goneContact: 'This contact no longer exists: it was erased or deleted meanwhile.',
  mayNotUseSegments: 'Your roles do not allow finding contacts by their orders and consents.',
} as const satisfies Partial<typeof REASONS>;

/**
 * The texts of one language that the admin panel needs before it opens a screen of the plugin,
 * keyed as Strapi expects. Never rejects, because a rejection would blank the whole panel: without
 * texts for the language, or if they cannot be loaded, the result is empty and Strapi shows
 * English.
 */
export async function entryTexts(locale: string): Promise<{ data: Texts; locale: string }> {
  const [texts, types] = await Promise.all([loaded(LANGUAGES, locale), loaded(TYPES, locale)]);
  if (texts) loadedTexts.set(locale, texts);
  return {
    data: {
      ...(texts && { ...withIds(texts), ...underSentences(texts) }),
      ...(types && ofTypes(types, texts ?? {})),
    },
    locale,
  };
}

async function loaded<T>(
  files: Record<string, () => Promise<{ default: T }>>,
  locale: string,
): Promise<T | null> {
  const load = Object.hasOwn(files, locale) ? files[locale] : undefined;
  return load === undefined
    ? null
    : load().then(
        (file) => file.default,
        () => null,
      );
}

/** Strapi looks up a type by its English name, and a field by type and name. */
const ofTypes = ({ hints, labels, names }: TypeTexts, texts: Texts): Texts => ({
  ...names,
  ...Object.fromEntries([
    ...fieldNames(texts).map(([field, label]) => [labelId('contact', field), label]),
    ...Object.entries(labels).flatMap(([type, fields]) =>
      Object.entries(fields).map(([field, label]) => [labelId(type, field), label]),
    ),
    ...Object.entries(hints).map(([sentence, hint]) => [hintId(sentence), hint]),
  ]),
});

/** What the fields of a contact are called; `name` is none, but stands for several. */
const fieldNames = (texts: Texts): [field: string, label: string][] =>
  Object.entries(texts).flatMap(([key, label]) => {
    const field = /^field\.(.+)$/.exec(key)?.[1];
    return field === undefined || field === 'name' ? [] : [[field, label]];
  });

/** Strapi looks up the server's refusals by their English sentence. */
function underSentences(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(REFUSALS).flatMap(([code, sentence]) => {
      const text = texts[`reason.${code}`];
      return text === undefined ? [] : [[`apiError.${sentence}`, text]];
    }),
  );
}
