import { contactWithStreets } from './address-lines';
import type { Answered } from '../answered';
import type { Assumptions } from '../interface';
import { isOneOf } from './resolved';
import { isRecord } from '../../kernel/is-record';

type FlagWords = Pick<Assumptions, 'flagWords'>;

/** A flag of S-360: a JSON boolean, 1 or 0, or a known word; `null` for anything else. */
export function flagIn(value: unknown, { flagWords }: FlagWords): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const word = String(value);
  if (isOneOf(flagWords.true, word)) return true;
  return isOneOf(flagWords.false, word) ? false : null;
}

/** Elements of a person or company that are flags (seen in use). */
const OF_CONTACT = [
  'active',
  'blocked',
  'cellPhoneNumberVerified',
  'community',
  'guest',
  'prospect',
  'requiredAccountVerificationEmail',
  'verifiedEmail',
];
const OF_ITEM = ['guest', 'hasAdvantages', 'hasWarning'];
const OF_ADDRESS = ['main', 'isMain', 'billingAddress', 'shippingAddress'];
const OF_AUTHORIZATION = ['allowed'];

/** Returns the same object when none of these flags is written as text. */
function withFlagsOf(value: unknown, names: readonly string[], words: FlagWords): unknown {
  if (!isRecord(value)) return value;
  const written = names.flatMap((name): [string, boolean][] => {
    const flag = typeof value[name] === 'boolean' ? null : flagIn(value[name], words);
    return flag === null ? [] : [[name, flag]];
  });
  return written.length === 0 ? value : { ...value, ...Object.fromEntries(written) };
}

const eachWithFlagsOf = (value: unknown, names: readonly string[], words: FlagWords): unknown =>
  Array.isArray(value) ? value.map((entry: unknown) => withFlagsOf(entry, names, words)) : value;

type Written = Pick<Assumptions, 'addressLines' | 'flagWords'>;

/**
 * A contact (`ContactDataResult`) with booleans as flags and `street1…3` as lines of its addresses,
 * however the institution writes them. Leaves values that are not known flag words unchanged. Pure.
 */
export function contactAsWritten<Item>(item: Item, written: Written): Item;
export function contactAsWritten(item: unknown, written: Written): unknown {
  if (!isRecord(item)) return item;
  const parts: Answered = {
    individualContact: withFlagsOf(item.individualContact, OF_CONTACT, written),
    structureContact: withFlagsOf(item.structureContact, OF_CONTACT, written),
    addresses: eachWithFlagsOf(item.addresses, OF_ADDRESS, written),
    authorizations: eachWithFlagsOf(item.authorizations, OF_AUTHORIZATION, written),
  };
  const shown = Object.entries(parts).filter(([name]) => Object.hasOwn(item, name));
  const withFlags = withFlagsOf({ ...item, ...Object.fromEntries(shown) }, OF_ITEM, written);
  return isRecord(withFlags) ? contactWithStreets(withFlags, written) : withFlags;
}
