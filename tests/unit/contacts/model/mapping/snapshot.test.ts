import fc from 'fast-check';
import { STANDARD_MAPPING } from '../../../../../server/src/contacts/model/mapping/mapping';
import {
  readContactItem,
  readSentOnly,
} from '../../../../../server/src/contacts/model/mapping/snapshot';
import { atMs, someSettings } from '../../../../helpers/builders/contact-records';
import { reason } from '../../../../../server/src/contracts/reasons';

const settings = someSettings();
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** An item of the contact webhook, as it is documented. */
const anItem = (overrides: Record<string, unknown> = {}) => ({
  contactNumber: '1000',
  type: 'INDIVIDUAL',
  dateLastModified: '2026-03-01T11:00:00.000+01:00',
  creationDate: '2026-03-01T10:00:00.000Z',
  individualContact: { individualFirstname: ' Anna ', individualLastname: 'Keller' },
  ...overrides,
});

function read(overrides: Record<string, unknown> = {}) {
  const result = readContactItem(anItem(overrides), settings);
  if (result.kind !== 'snapshot') throw new Error(`the item is ${result.kind}`);
  return result.snapshot;
}

describe('an item of a delivery', () => {
  it('is read by the mapping: only what it shows', () => {
    expect(read()).toMatchObject({
      contactNumber: '1000',
      type: 'individual',
      modifiedAtMs: atMs(0),
      createdAtMs: atMs(0),
      fields: {
        firstName: { canonical: 'Anna', column: 'Anna' },
        lastName: { canonical: 'Keller', column: 'Keller' },
      },
    });
    expect(Object.keys(read().fields)).toEqual(['firstName', 'lastName']);
  });

  it('is undated without a date, or with one that is no moment', () => {
    expect(read({ dateLastModified: undefined }).modifiedAtMs).toBeNull();
    expect(read({ dateLastModified: '2026-03-01' }).modifiedAtMs).toBeNull();
  });

  it('tells its type by its section where it names none', () => {
    expect(read({ type: null }).type).toBe('individual');
    const company = { individualContact: undefined, structureContact: {}, type: undefined };
    expect(read(company).type).toBe('structure');
  });

  it('is only a number in its first form', () => {
    expect(readContactItem({ contactNumber: 1000 }, settings)).toEqual({
      kind: 'numberOnly',
      contactNumber: '1000',
    });
  });

  it.each([
    ['the main address', [{ town: 'Bern' }, { town: 'Basel', main: true }], 'Basel'],
    ['the only address', [{ town: 'Bern' }], 'Bern'],
    [
      'the address for bills where none is the main one',
      [
        { town: 'Bern' },
        { town: 'Genf', shippingAddress: true },
        { town: 'Basel', billingAddress: true },
      ],
      'Basel',
    ],
    [
      'the address for shipments where there is none for bills',
      [{ town: 'Bern' }, { town: 'Genf', shippingAddress: true }],
      'Genf',
    ],
    ['the first address where none is for anything', [{ town: 'Bern' }, { town: 'Basel' }], 'Bern'],
    ['no address where there is none', [], null],
  ])('shows %s', (_what, addresses, town) => {
    expect(read({ addresses }).fields.town).toEqual({ canonical: town, column: town });
  });

  it('shows nothing of an address that it does not have', () => {
    expect(read().fields.town).toBeUndefined();
  });

  it('is read under the other names of an address line, the filled one first', () => {
    const addresses = [{ main: true, street1: '', line1: 'Gasse 1', line2: 'Hof' }];
    expect(read({ addresses }).fields).toMatchObject({
      street1: { column: 'Gasse 1' },
      street2: { column: 'Hof' },
    });
  });

  it.each([
    [{ structureOfficialName: 'A', name: 'B' }, 'A'],
    [{ structureOfficialName: '', structureName: 'B', name: 'C' }, 'B'],
    [{ name: 'C', companyName: 'D' }, 'C'],
    [{ companyName: 'D' }, 'D'],
  ])('names a company by %j', (structureContact, name) => {
    const item = { contactNumber: '1', type: 'STRUCTURE', structureContact };
    expect(readContactItem(item, settings)).toMatchObject({
      snapshot: { fields: { structureName: { column: name } } },
    });
  });

  it('keeps odd values with a warning', () => {
    const individualContact = { email: 'anna at home', individualBirthdate: '1.5.1990' };
    const { fields, warnings } = read({ individualContact });
    expect(fields.email?.column).toBe('anna at home');
    expect(warnings.map(({ field }) => field)).toEqual(['email', 'birthDate']);
  });

  it('leaves out, with a warning, what has no text at all', () => {
    const { fields, warnings } = read({ individualContact: { individualFirstname: { a: 1 } } });
    expect(fields).toEqual({});
    expect(warnings).toEqual([{ field: 'firstName', reason: reason('notText') }]);
  });

  it('shows fields that only go to S-360 beside the others, which alone are merged', () => {
    const mapping = STANDARD_MAPPING.map((field) =>
      field.field === 'lastName' ? { ...field, direction: 'toS360' as const } : field,
    );
    const sending = someSettings({ mapping });
    expect(readContactItem(anItem(), sending)).toMatchObject({
      snapshot: { fields: { firstName: { column: 'Anna' } } },
    });
    expect(readContactItem(anItem(), sending)).not.toHaveProperty('snapshot.fields.lastName');
    expect(readSentOnly(anItem(), 'individual', sending)).toEqual({
      lastName: { canonical: 'Keller', column: 'Keller' },
    });
    expect(readSentOnly(anItem(), 'individual', settings)).toEqual({});
    expect(readSentOnly('Keller', 'individual', sending)).toEqual({});
  });

  it('reads flags that are texts as those that are booleans', () => {
    const { belongings, consents } = read({
      guest: 'N',
      individualContact: { individualLastname: 'Keller', blocked: 'true' },
      addresses: [
        { town: 'Bern', main: 'false' },
        { town: 'Thun', main: 'Y', contactAddressId: 5 },
      ],
      authorizations: [{ authorizationCode: 'SMS', allowed: 'no' }],
    });
    expect(consents).toEqual({ SMS: false });
    expect(belongings).toMatchObject({ guest: false, blocked: true, addressId: '5' });
  });

  it('reads consents by code, and warns of entries without a code or an answer', () => {
    const authorizations = [
      { authorizationCode: ' NEWS ', allowed: true },
      { authorizationCode: 'SMS', allowed: 'perhaps' },
      { allowed: false },
      null,
    ];
    const { consents, warnings } = read({ authorizations });
    expect(consents).toEqual({ NEWS: true });
    expect(warnings).toHaveLength(3);
  });

  it('keeps fields that nobody knows', () => {
    expect(read({ loyalty: { level: 3 } }).belongings.unknownFields).toEqual({
      loyalty: { level: 3 },
    });
  });

  it('never cuts a character of a short text in two', () => {
    const { role } = read({ role: `${'a'.repeat(254)}\u{1F600}` }).belongings;
    expect(role).not.toMatch(/[\uD800-\uDBFF]$/);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'x'],
    ['an object without number', {}],
    ['a number with a blank', { contactNumber: '10 00', type: 'INDIVIDUAL' }],
    ['a number that is too long', { contactNumber: '1'.repeat(21) }],
    ['a number with NUL', { contactNumber: '1\u0000' }],
    ['a negative number', { contactNumber: -1 }],
    ['a supplier', anItem({ type: 'SUPPLIER' })],
    ['a type of the prototype', anItem({ type: 'toString' })],
    ['a type that is no text', anItem({ type: 7 })],
    ['a section that is no object', anItem({ individualContact: 'Anna' })],
    ['addresses that are no list', anItem({ addresses: {} })],
    ['no type and no section', { contactNumber: '1', state: 'VALID' }],
  ])('cannot be used when it is %s, and says why', (_what, item) => {
    const result = readContactItem(item, settings);
    expect(result.kind).toBe('unusable');
    if (result.kind === 'unusable') expect(result.reasons.length).toBeGreaterThan(0);
  });
});

describe('any JSON at all', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('\u0000', '\uD800', '\uDC00x', '__proto__', 'constructor', 'toString'),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const nastyKey = fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a\u0000',
    'b\uD800',
  );
  const section = fc.dictionary(
    fc.oneof(nastyKey, fc.constantFrom('email', 'individualFirstname', 'alternativeEmails')),
    nasty,
  );
  const anyItem = fc
    .record(
      {
        contactNumber: fc.oneof(fc.constant('1000'), nasty),
        type: fc.oneof(fc.constantFrom('INDIVIDUAL', 'STRUCTURE', null), nastyKey),
        individualContact: fc.oneof(section, nasty),
        structureContact: fc.oneof(section, fc.constant(null)),
        addresses: fc.oneof(fc.array(section), nasty),
        authorizations: fc.oneof(
          fc.array(fc.record({ authorizationCode: nasty, allowed: nasty })),
          nasty,
        ),
        dateLastModified: nasty,
        role: nasty,
        login: nasty,
        contactCriteria: nasty,
        contactOrigin: nasty,
        unheardOf: section,
      },
      { requiredKeys: ['contactNumber'] },
    )
    // Through JSON, as it arrives: `__proto__` is then an own key.
    .chain((item) => fc.tuple(fc.constant(item), nastyKey, nasty))
    .map(([item, key, value]): unknown =>
      JSON.parse(
        `${JSON.stringify(item).slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(value)}}`,
      ),
    );

  function textsIn(value: unknown): string[] {
    if (typeof value === 'string') return [value];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
  }

  it('is read without throwing, into nothing that a database refuses', () => {
    fc.assert(
      fc.property(fc.oneof(anyItem, fc.jsonValue()), (item) => {
        const result = readContactItem(item, settings);
        if (result.kind !== 'snapshot') return;
        const { fields, type } = result.snapshot;
        expect(['individual', 'structure']).toContain(type);
        for (const text of textsIn(result.snapshot)) {
          expect(text).not.toContain('\u0000');
          expect(text).not.toMatch(LONE_SURROGATE);
        }
        for (const { column } of Object.values(fields)) {
          expect(column === null || typeof column === 'string').toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  it('is not usable when it is nested beyond reason, whatever the depth', () => {
    const depth = 100_000;
    const item: unknown = JSON.parse(
      `{"contactNumber":"1","type":"INDIVIDUAL","x":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    );
    expect(readContactItem(item, settings)).toMatchObject({ kind: 'unusable' });
  });
});
