import type { ValueKind } from '../../contacts';
import { reason, type Reason } from '../../contracts/reasons';

/** What the codes stand for is known to the runtime. */
const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Not a country, but what stands for any unknown one. */
const UNKNOWN_COUNTRY = 'ZZ';

/**
 * The warning for a country or language in a file that is no code of one; `null` for any other
 * value. What S-360 sends may be a code of its own and is not looked at.
 */
export function unknownCode(kind: ValueKind, value: string | null): Reason | null {
  if (value === null) return null;
  switch (kind) {
    case 'countryCode':
      return isCountry(value.toUpperCase()) ? null : reason('notCountryCode');
    case 'languageCode':
      return isLanguage(value) ? null : reason('notLanguageCode');
    default:
      return null;
  }
}

const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && code !== UNKNOWN_COUNTRY && COUNTRIES.of(code) !== undefined;

/** Also with a country, as in `de-CH` or `de_CH`. */
const isLanguage = (code: string): boolean =>
  /^[a-z]{2,3}([-_][a-z]{2})?$/i.test(code) && LANGUAGES.of(code.replace('_', '-')) !== undefined;
