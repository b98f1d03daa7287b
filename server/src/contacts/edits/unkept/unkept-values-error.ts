import { errors } from '@strapi/utils';
import type { UnkeptValue } from './unkept-values';

type Sentences = Record<UnkeptValue['why'], string>;

/** What Strapi's form says at the field, in the languages of the panel. */
const SENTENCES: Record<'en' | 'de' | 'fr' | 'it', Sentences> = {
  en: {
    tooLong: 'S-360 keeps at most {max} characters here; these are {length}. Please shorten it.',
    notDate: 'This is no date. Write year-month-day, for example 1980-01-31.',
    futureDate: 'A date of birth cannot be in the future: S-360 would leave it out.',
    notCountry: 'S-360 knows countries by two letters only, for example CH or GB.',
    notLanguage: 'S-360 knows languages by two letters only, for example fr.',
  },
  de: {
    tooLong: 'S-360 behält hier höchstens {max} Zeichen, das sind {length}. Bitte kürzen.',
    notDate: 'Das ist kein Datum. Schreiben Sie Jahr-Monat-Tag, zum Beispiel 1980-01-31.',
    futureDate: 'Ein Geburtsdatum kann nicht in der Zukunft liegen: S-360 ließe es weg.',
    notCountry: 'S-360 kennt Länder nur mit zwei Buchstaben, zum Beispiel CH oder GB.',
    notLanguage: 'S-360 kennt Sprachen nur mit zwei Buchstaben, zum Beispiel fr.',
  },
  fr: {
    tooLong: 'S-360 garde ici {max} caractères au plus, il y en a {length}. Veuillez raccourcir.',
    notDate: 'Ce n’est pas une date. Écrivez année-mois-jour, par exemple 1980-01-31.',
    futureDate: 'Une date de naissance ne peut pas être dans le futur : S-360 l’ignorerait.',
    notCountry: 'S-360 ne connaît les pays que par deux lettres, par exemple CH ou GB.',
    notLanguage: 'S-360 ne connaît les langues que par deux lettres, par exemple fr.',
  },
  it: {
    tooLong: 'S-360 conserva qui al massimo {max} caratteri, questi sono {length}. Abbreviare.',
    notDate: 'Non è una data. Scriva anno-mese-giorno, per esempio 1980-01-31.',
    futureDate: 'Una data di nascita non può essere nel futuro: S-360 la tralascerebbe.',
    notCountry: 'S-360 conosce i paesi solo con due lettere, per esempio CH o GB.',
    notLanguage: 'S-360 conosce le lingue solo con due lettere, per esempio fr.',
  },
};

const isKnown = (language: string): language is keyof typeof SENTENCES =>
  Object.hasOwn(SENTENCES, language);

/** What is wrong with a value, in a language of the panel, else in English. */
export function sentenceFor(unkept: UnkeptValue, language: string): string {
  const sentence = SENTENCES[isKnown(language) ? language : 'en'][unkept.why];
  if (unkept.why !== 'tooLong') return sentence;
  return sentence.replace('{max}', String(unkept.max)).replace('{length}', String(unkept.length));
}

/** Strapi's form shows each sentence at its field, and all of them in a notice. */
export class UnkeptValuesError extends errors.ValidationError {
  readonly status = 400;

  constructor(unkept: readonly UnkeptValue[], language: string) {
    const found = unkept.map((one) => ({
      path: [one.field],
      message: sentenceFor(one, language),
      name: 'ValidationError',
    }));
    super(found.map(({ message }) => message).join(' '), { errors: found });
  }
}
