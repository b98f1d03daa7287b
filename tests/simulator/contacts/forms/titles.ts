/** The title of somebody whose title is not in the list. */
const UNDEFINED = 'UNDEFINED';

/** The words of S-360’s own titles, as salutations have them. */
const words = new Map([
  ['MR', { de: 'Herr', en: 'Mr', fr: 'M.', it: 'Sig.' }],
  ['MRS', { de: 'Frau', en: 'Mrs', fr: 'Mme', it: 'Sig.ra' }],
  ['MISS', { de: 'Frau', en: 'Miss', fr: 'Mlle', it: 'Sig.na' }],
  ['MR_AND_MRS', { de: 'Herr und Frau', en: 'Mr and Mrs', fr: 'M. et Mme', it: 'Sig. e Sig.ra' }],
]);

export const keptTitle = (written: string, codes: readonly string[]): string =>
  codes.includes(written) ? written : UNDEFINED;

type Language = 'de' | 'en' | 'fr' | 'it';

const isLanguage = (code: string | undefined): code is Language =>
  code === 'de' || code === 'en' || code === 'fr' || code === 'it';

/** The title in a salutation, in the language of the contact. */
export function titleWords(title: string | undefined, language: string | undefined): string {
  if (title === undefined || title === UNDEFINED) return '';
  return words.get(title)?.[isLanguage(language) ? language : 'en'] ?? title;
}

/** The salutations that follow from title and name. */
export function salutations(person: {
  individualTitle?: string;
  individualFirstname?: string;
  individualLastname?: string;
  individualPreferredLanguage?: string;
}): { addressSalutation: string; letterSalutation: string } {
  const { individualFirstname, individualLastname } = person;
  const title = titleWords(person.individualTitle, person.individualPreferredLanguage);
  const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ');
  return {
    addressSalutation: joined(title, individualFirstname, individualLastname),
    letterSalutation: joined(title, individualLastname),
  };
}
