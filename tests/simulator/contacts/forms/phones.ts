/** The prefixes of some countries, and the digit before a national number. */
const countries = new Map([
  ['AT', { prefix: '43', trunk: '0' }],
  ['BE', { prefix: '32', trunk: '0' }],
  ['CH', { prefix: '41', trunk: '0' }],
  ['DE', { prefix: '49', trunk: '0' }],
  ['ES', { prefix: '34', trunk: '' }],
  ['FR', { prefix: '33', trunk: '0' }],
  ['GB', { prefix: '44', trunk: '0' }],
  ['IT', { prefix: '39', trunk: '' }],
  ['JP', { prefix: '81', trunk: '0' }],
  ['US', { prefix: '1', trunk: '' }],
]);

/** The countries with their prefixes, e.g. `['FR', '33']`. */
export const phonePrefixes = (): [code: string, prefix: string][] =>
  [...countries].map(([code, { prefix }]) => [code, prefix]);

const MOST_DIGITS = 15;

/**
 * A phone number as prefix and digits, `33 / 0140158000`. The prefix is that of the address’s
 * country; a number with another prefix is not recognized and kept with all its digits, unless
 * the prefix stands in parentheses.
 */
export function splitPhone(written: string, countryCode: string): string {
  const [, forced, rest = ''] = /^\s*\((\d{1,3})\)(.*)$/.exec(written) ?? [];
  if (forced !== undefined) return joined(forced, digitsOf(rest));
  const country = countries.get(countryCode);
  if (!country) return digitsOf(written).slice(0, MOST_DIGITS);
  const { prefix, trunk } = country;
  const dialled = written.trim().replace(/^\+/, '00');
  const digits = digitsOf(dialled);
  const isOwn = digits.startsWith(`00${prefix}`);
  return joined(prefix, isOwn ? trunk + digits.slice(2 + prefix.length) : digits);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const joined = (prefix: string, digits: string): string =>
  `${prefix} / ${digits.slice(0, MOST_DIGITS)}`;
