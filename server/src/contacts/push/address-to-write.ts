import { isObject } from '../model/mapping/item-schema';
import { isMainAddress } from '../model/mapping/path-value';
import type { LinkBelongings } from '../records';

/**
 * What names the address that a push writes: the one that was read, or a new main one. An address
 * that is not the main one in S-360 is not made so.
 */
export function addressToWrite({
  addressId,
  addresses,
}: Pick<LinkBelongings, 'addressId' | 'addresses'>): { contactAddressId?: number; main?: true } {
  if (addressId === null) return { main: true };
  const kept = (Array.isArray(addresses) ? (addresses as unknown[]) : [])
    .filter(isObject)
    .find(({ contactAddressId }) => String(contactAddressId) === addressId);
  return {
    contactAddressId: Number(addressId),
    ...((kept === undefined || isMainAddress(kept)) && { main: true }),
  };
}
