import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * Cache of parsed numbers: contacts rarely change their number, and each is compared several times.
 */
const readNumbers = new Map<string, string | null>();
const READ_NUMBERS = 10_000;

/** Longer text is not a phone number and is not cached. */
const LONGEST_NUMBER = 250;

/** S-360's own form of a phone: the country's prefix and the digits apart, as `33 / 0140158000`. */
const STORED_PHONE = /^([1-9]\d{0,2}) \/ (\d+)$/;

function possibleNumber(text: string, country?: CountryCode): string | null {
  const number = parsePhoneNumberFromString(text, country);
  return number?.isPossible() ? number.number : null;
}

/**
 * E.164 of a phone number that can be parsed, else `null`; `phoneCountry`: of numbers written without
 * `+`.
 */
export function e164(
  value: string,
  { phoneCountry }: { phoneCountry?: CountryCode },
): string | null {
  if (value.length > LONGEST_NUMBER) return null;
  const key = `${phoneCountry ?? ''}/${value}`;
  const known = readNumbers.get(key);
  if (known !== undefined) return known;
  const stored = STORED_PHONE.exec(value);
  const read =
    (stored && possibleNumber(`+${stored[1]}${stored[2]}`)) ?? possibleNumber(value, phoneCountry);
  if (readNumbers.size >= READ_NUMBERS) readNumbers.clear();
  readNumbers.set(key, read);
  return read;
}
