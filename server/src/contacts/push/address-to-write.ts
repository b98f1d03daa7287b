import { isMainAddress, mainAddress } from '../model/mapping/path-value';
import type { JsonObject } from '../model/mapping/item-schema';
import type { LinkBelongings } from '../records';
import { isRecord } from '../../kernel/is-record';

const FLAGS = ['main', 'billingAddress', 'shippingAddress'] as const;

type Flags = Partial<Record<(typeof FLAGS)[number], boolean>>;

/** S-360's default for an address without a type: it is used for everything. */
const EVERYTHING: Flags = { main: true, billingAddress: true, shippingAddress: true };

/** The flags as S-360 shows them. One that is left out of a save may be switched off by it. */
const flagsOf = (address: JsonObject): Flags => ({
  ...Object.fromEntries(
    FLAGS.flatMap((flag) => (typeof address[flag] === 'boolean' ? [[flag, address[flag]]] : [])),
  ),
  ...(isMainAddress(address) && { main: true }),
});

/**
 * Selects the address that a push writes, with its flags: the known one, or a new main address. An
 * address that is not the main one in S-360 does not become it.
 */
export function addressToWrite({
  addressId,
  addresses,
}: Pick<LinkBelongings, 'addressId' | 'addresses'>): { contactAddressId?: number } & Flags {
  const shown = (Array.isArray(addresses) ? (addresses as unknown[]) : []).filter(isRecord);
  if (addressId === null) {
    const main = mainAddress({ addresses: shown });
    return main ? { ...flagsOf(main), main: true } : EVERYTHING;
  }
  const known = shown.find(({ contactAddressId }) => String(contactAddressId) === addressId);
  return {
    contactAddressId: Number(addressId),
    ...(known === undefined ? { main: true } : flagsOf(known)),
  };
}
