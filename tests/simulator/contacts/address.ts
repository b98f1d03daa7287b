import type { ContactAddressData } from '../shapes/contact';

/**
 * Adds what S-360 derives from an address: `line1`…`line3` next to `street1`…`street3` (it
 * answers both) and the formatted address.
 */
export function completeAddress(address: ContactAddressData): ContactAddressData {
  address.line1 = address.street1;
  address.line2 = address.street2;
  address.line3 = address.street3;
  const streets = [address.street1, address.street2, address.street3, address.street4];
  const place = [address.zipCode, address.town].filter(Boolean).join(' ');
  address.formattedAddress = [...streets, place, address.countryCode].filter(Boolean).join('\n');
  return address;
}
