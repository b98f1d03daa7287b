import type { Answered } from '../answered';
import type { Assumptions } from '../interface';
import { isRecord } from '../../kernel/is-record';

type Lines = Pick<Assumptions, 'addressLines'>;

const LINES = ['1', '2', '3'] as const;

/**
 * The addresses of a save, whose lines the rest of the plugin calls `street1…3`, under the names that
 * the institution writes. Pure.
 */
export const writtenAddresses = (
  addresses: readonly object[],
  { addressLines }: Lines,
): readonly object[] =>
  addressLines === 'street'
    ? addresses
    : addresses.map((address) =>
        Object.fromEntries(
          Object.entries(address).map(([name, value]) => [
            name.replace(/^street(?=[123]$)/, 'line'),
            value,
          ]),
        ),
      );

/** An address of S-360 with its lines as `street1…3`, in place of what S-360 derived from them. */
function withStreets(address: unknown): unknown {
  if (!isRecord(address)) return address;
  const streets = LINES.filter((line) => Object.hasOwn(address, `line${line}`)).map((line) => [
    `street${line}`,
    address[`line${line}`],
  ]);
  return { ...address, ...Object.fromEntries(streets) };
}

/** A contact whose addresses show what was written as their lines. Pure. */
export function contactWithStreets(item: Answered, { addressLines }: Lines): Answered {
  if (addressLines === 'street' || !Array.isArray(item.addresses)) return item;
  return { ...item, addresses: item.addresses.map(withStreets) };
}
