import { count, oneOf, option, orNull, texts } from './option';

/**
 * In which form S-360 keeps what a save writes. The rules are those documented for its contact
 * import, which writes the same data; whether a save follows them is not.
 */
export const KEPT_FORMS = {
  nulls: option(
    oneOf('empty', 'ignored', 'blanksIgnored'),
    'takes `null`, or an empty text as well, for a missing value',
  ),
  flagsLeftOut: option(
    oneOf('kept', 'false'),
    'takes the billing and shipping role from an address whose save leaves them out',
  ),
  titles: option(
    oneOf('codes', 'any'),
    'keeps any title; else one that is not in `titleCodes` becomes `UNDEFINED`',
  ),
  titleCodes: option(texts('MR', 'MRS', 'MISS', 'MR_AND_MRS', 'UNDEFINED'), 'has these titles'),
  names: option(oneOf('kept', 'upper'), 'has names, address lines and towns in capitals'),
  lengths: option(
    oneOf('refuse', 'cut'),
    'cuts texts that are too long; names of structures always',
  ),
  longestName: option(orNull(count), 'cuts names, address lines and towns there'),
  countries: option(oneOf('iso', 'any'), 'takes countries other than ISO 3166 alpha-2'),
  emails: option(
    oneOf('any', 'documented'),
    'has them in lower case, two alternatives at most; leaves out what does not match its pattern, and saves the rest',
  ),
  loginEmails: option(oneOf('change', 'kept'), 'does not change an e-mail that is the login'),
  phones: option(
    oneOf('kept', 'split', 'dropped'),
    'keeps `33 / 0140158000`, by the country of the address (a foreign prefix is not recognized); does not save them',
  ),
  lines: option(oneOf('street', 'line'), 'takes `line1`… only; `street1`… follow'),
  salutations: option(oneOf('derived', 'kept'), 'keeps a salutation that a save writes'),
  dropped: option(texts(), 'reads over these elements, with success'),
  consents: option(
    oneOf('kept', 'doubleOptIn'),
    'has a yes only when the person confirms it (`POST {institution}/confirm-consents`)',
  ),
  mergedNumbers: option(
    oneOf('refused', 'head'),
    'answers the head to the number of a merged contact',
  ),
} as const;
