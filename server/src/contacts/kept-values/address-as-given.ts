import { mainAddress } from '../model/mapping/path-value';
import { isRecord } from '../../kernel/is-record';

const PARTS = [
  'street1',
  'street2',
  'street3',
  'street4',
  'line1',
  'line2',
  'line3',
  'zipCode',
  'town',
];

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/**
 * The address that S-360 sends only as one text (seen in use: `formattedAddress` without its
 * parts). It is not parsed: a wrong guess would be sent back as somebody's address. `null` where
 * there is none, or where S-360 sends its parts.
 */
export function addressAsGiven(addresses: unknown): string | null {
  const address = mainAddress({ addresses });
  if (!isRecord(address) || PARTS.some((part) => textOf(address[part]) !== '')) return null;
  return textOf(address.formattedAddress) || null;
}
