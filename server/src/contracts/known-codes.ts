/** What the codes stand for is known to the runtime. */
const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Known to the runtime, but no countries of ISO 3166: unions, islands, tests and the unknown one. */
const NO_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`));

/** Former codes stand for others today: `UK` for `GB`, `iw` for `he`. */
const isOfToday = (tag: string): boolean => Intl.getCanonicalLocales(tag)[0] === tag;

/** The countries (ISO 3166 alpha-2), as S-360 knows them. */
export const countryCodes = (): string[] =>
  PAIRS.filter(
    (code) =>
      !NO_COUNTRIES.has(code) && isOfToday(`und-${code}`) && COUNTRIES.of(code) !== undefined,
  );

/** The languages (ISO 639-1), as S-360 knows them. */
export const languageCodes = (): string[] =>
  PAIRS.map((code) => code.toLowerCase()).filter(
    (code) => isOfToday(code) && LANGUAGES.of(code) !== undefined,
  );

/**
 * Whether it is a country's code of two letters (ISO 3166 alpha-2), the only one that S-360 knows;
 * also a former one, such as `UK`.
 */
export const isCountryCode = (code: string): boolean =>
  /^[A-Z]{2}$/i.test(code) &&
  !NO_COUNTRIES.has(code.toUpperCase()) &&
  COUNTRIES.of(code.toUpperCase()) !== undefined;

/**
 * Whether it is a language's code of two letters (ISO 639-1), the only one that S-360 knows; also
 * with a country, which is not sent, as in `de-CH` or `de_CH`.
 */
export const isLanguageCode = (code: string): boolean =>
  /^[a-z]{2}([-_][a-z]{2})?$/i.test(code) && LANGUAGES.of(code.replace('_', '-')) !== undefined;
