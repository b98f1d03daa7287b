import { readContactItem } from '../../../../../server/src/contacts/model/mapping/snapshot';
import { reason } from '../../../../../server/src/contracts/reasons';
import { someSettings } from '../../../../helpers/builders/contact-records';

function read(said: Record<string, unknown>, settings = someSettings()) {
  const result = readContactItem({ contactNumber: '1000', type: 'INDIVIDUAL', ...said }, settings);
  if (result.kind !== 'snapshot') throw new Error(`the item is ${result.kind}`);
  return result.snapshot;
}

describe('a record of S-360, besides its fields,', () => {
  it('has only what the item names', () => {
    expect(read({ individualContact: { individualLastname: 'Keller' } }).belongings).toEqual({});
  });

  it.each([
    ['contactId', 77, { contactId: '77' }],
    ['role', ' buyer ', { role: 'buyer' }],
    ['state', 'ACTIVE', { contactState: 'ACTIVE' }],
    ['endValidityDate', '2027-01-01', { validUntil: '2027-01-01' }],
    ['guest', true, { guest: true }],
    ['guest', 'perhaps', { guest: null }],
    ['contactOrigin', { code: 'WEB' }, { origin: 'WEB' }],
    ['contactOrigin', 'WEB', { origin: 'WEB' }],
    ['login', 'anna', { login: 'anna' }],
    ['contactCriteria', [{ code: 'VIP' }], { criteria: [{ code: 'VIP' }] }],
    ['indicators', [], { indicators: [] }],
    ['advantages', { card: 'A' }, { advantages: { card: 'A' } }],
  ])('has %s: %p', (key, value, belongings) => {
    expect(read({ [key]: value, individualContact: {} }).belongings).toEqual(belongings);
  });

  it.each([
    ['contactId', { contactId: null }],
    ['role', { role: null }],
    ['state', { contactState: null }],
    ['endValidityDate', { validUntil: null }],
    ['guest', { guest: null }],
    ['contactOrigin', { origin: null }],
    ['login', { login: null }],
    ['contactCriteria', { criteria: null }],
    ['indicators', { indicators: null }],
    ['advantages', { advantages: null }],
  ])('has nothing left where S-360 empties %s', (key, belongings) => {
    expect(read({ [key]: null, individualContact: {} }).belongings).toEqual(belongings);
  });

  it.each([
    ['contactCriteria', 'VIP', { criteria: ['VIP'] }],
    ['indicators', 3, { indicators: [3] }],
    ['advantages', false, { advantages: [false] }],
  ])('has a list also of a single value of %s', (key, value, belongings) => {
    expect(read({ [key]: value, individualContact: {} }).belongings).toEqual(belongings);
  });

  it('has whether the person is blocked', () => {
    expect(read({ individualContact: { blocked: true } }).belongings).toEqual({ blocked: true });
  });

  it('has qualities, also those that ended', () => {
    const said = { contactQualities: ['A\u0000'], invalidatedContactQualities: ['B'] };
    const { qualities } = read({ ...said, individualContact: {} }).belongings;
    expect(qualities).toEqual({ valid: ['A'], invalidated: ['B'] });
  });

  it('has the addresses and which of them is the main one', () => {
    const addresses = [
      { contactAddressId: 1, town: 'Bern' },
      { contactAddressId: 2, town: 'Basel', main: true },
    ];
    const { belongings } = read({ addresses, individualContact: {} });
    expect(belongings).toEqual({ addressId: '2', addresses });
    expect(read({ addresses: [], individualContact: {} }).belongings).toEqual({
      addressId: null,
      addresses: [],
    });
  });

  it('has the person of a company, and of nobody else', () => {
    const person = { individualLastname: 'Keller' };
    const company = { type: 'STRUCTURE', structureContact: {}, individualContact: person };
    expect(read(company).belongings).toEqual({ relay: person });
    expect(read({ type: 'STRUCTURE', structureContact: {} }).belongings).toEqual({});
    expect(read({ individualContact: person }).belongings).not.toHaveProperty('relay');
  });
});

describe('the consents of an item', () => {
  const consentsOf = (authorizationCode: string) =>
    read({ authorizations: [{ authorizationCode, allowed: true }] });

  it('have codes of 64 characters at most', () => {
    const longest = 'a'.repeat(64);
    expect(consentsOf(longest).consents).toEqual({ [longest]: true });
    const { consents, warnings } = consentsOf(`${longest}a`);
    expect(consents).toEqual({});
    expect(warnings).toEqual([{ field: 'consents', reason: reason('consentIncomplete') }]);
  });
});

describe('an item at an institution with a filter', () => {
  const settings = { ...someSettings(), receives: { types: ['structure' as const] } };

  it('is marked where the filter excludes it', () => {
    expect(read({ individualContact: {}, role: 'buyer' }, settings).filtered).toBe(true);
  });

  it('has no mark where the filter lets it in', () => {
    const company = { type: 'STRUCTURE', structureContact: {}, role: 'buyer' };
    expect(read(company, settings)).not.toHaveProperty('filtered');
  });
});

describe('an item without a type', () => {
  it('is unusable where it says anything else', () => {
    const item = { contactNumber: '1000', role: 'buyer' };
    expect(readContactItem(item, someSettings())).toEqual({
      kind: 'unusable',
      contactNumber: '1000',
      reasons: [reason('typeMissing')],
    });
  });
});
