import { isMainAddress } from '../model/mapping/path-value';
import type { LinkBelongings } from '../records';
import { isRecord } from '../../kernel/is-record';

/**
 * Selects the address that a push writes: the known one, or a new main address. An address that is
 * not the main one in S-360 does not become it.
 */
export function addressToWrite({
  addressId,
  addresses,
}: Pick<LinkBelongings, 'addressId' | 'addresses'>): { contactAddressId?: number; main?: true } {
  if (addressId === null) return { main: true };
  const kept = (Array.isArray(addresses) ? (addresses as unknown[]) : [])
    .filter(isRecord)
    .find(({ contactAddressId }) => String(contactAddressId) === addressId);
  return {
    contactAddressId: Number(addressId),
    ...((kept === undefined || isMainAddress(kept)) && { main: true }),
  };
}
