import { readContactItem } from '../../../../server/src/contacts/model/mapping/snapshot';
import { itemDigest, READING } from '../../../../server/src/contacts/receive/repetitions';
import { STANDARD_MAPPING } from '../../../../server/src/contacts/model/mapping/mapping';
import { someSettings } from '../../../helpers/builders/contact-records';
import { createHash } from 'node:crypto';

/** An item with every field that the plugin reads. */
const EVERYTHING = {
  contactId: 77,
  contactNumber: '1000',
  type: 'INDIVIDUAL',
  role: 'INTERNET',
  state: 'ACTIVE',
  guest: false,
  login: 'anna',
  creationDate: '2026-01-05T08:00:00Z',
  dateLastModified: '2026-01-06T08:00:00Z',
  endValidityDate: '2030-01-01T00:00:00Z',
  contactOrigin: { code: 'WEB' },
  contactCriteria: [{ code: 'SEAT', value: 'front' }],
  indicators: [{ code: 'VISITS', value: 3 }],
  advantages: [{ code: 'MEMBER' }],
  contactQualities: [{ code: 'FRIEND' }],
  invalidatedContactQualities: [{ code: 'PRESS' }],
  authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
  addresses: [{ contactAddressId: 5, main: true, line1: 'Rue 1', town: 'Bern', countryCode: 'ch' }],
  individualContact: {
    individualTitle: 'Mme',
    individualFirstname: 'Anna',
    individualLastname: 'Keller',
    individualBirthdate: '1980-02-29T00:00:00Z',
    individualPreferredLanguage: 'FR',
    email: 'anna@example.com',
    alternativeEmails: ['b@example.com', 'a@example.com'],
    cellPhoneNumber: '079 000 00 01',
    phoneNumber1: '+41210000002',
    blocked: false,
  },
  somethingNew: 'kept',
};

describe('the digest of an item', () => {
  const settings = someSettings();

  it('is the same for the same item and differs for any difference', () => {
    const digest = itemDigest(EVERYTHING, settings);
    expect(itemDigest(structuredClone(EVERYTHING), settings)).toBe(digest);
    expect(itemDigest({ ...EVERYTHING, role: 'VIP' }, settings)).not.toBe(digest);
  });

  it('differs when the mapping or the rules change or when the item comes from another S-360', () => {
    const digest = itemDigest(EVERYTHING, settings);
    for (const other of [
      { mapping: STANDARD_MAPPING.slice(1) },
      { phoneCountry: 'FR' as const },
      { baseUrl: 'https://copy.example.com' },
      { rules: { email: { conflict: 'never' as const } } },
    ]) {
      expect(itemDigest(EVERYTHING, someSettings(other))).not.toBe(digest);
    }
  });

  it('does not exist for an item that cannot be serialized', () => {
    const endless: Record<string, unknown> = {};
    endless.self = endless;
    expect(itemDigest(endless, settings)).toBeNull();
  });

  it('depends on READING, which must increase whenever this item is read differently', () => {
    const read = JSON.stringify(readContactItem(EVERYTHING, settings));
    const readAs = createHash('sha1').update(read).digest('hex');
    expect({ READING, readAs }).toMatchInlineSnapshot(`
      {
        "READING": 2,
        "readAs": "300ba80c747df8a9e67e7af867d2a9a3c4ab15d4",
      }
    `);
  });
});
