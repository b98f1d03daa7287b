import type { ValueKind } from '../../contacts';
import { isCountryCode, isLanguageCode } from '../../contracts/known-codes';
import { reason, type Reason } from '../../contracts/reasons';

/**
 * The warning for a country or language in a file that is no code of one; `null` for any other
 * value. What S-360 sends may be a code of its own and is not looked at.
 */
export function unknownCode(kind: ValueKind, value: string | null): Reason | null {
  if (value === null) return null;
  switch (kind) {
    case 'countryCode':
      return isCountryCode(value) ? null : reason('notCountryCode');
    case 'languageCode':
      return isLanguageCode(value) ? null : reason('notLanguageCode');
    default:
      return null;
  }
}
