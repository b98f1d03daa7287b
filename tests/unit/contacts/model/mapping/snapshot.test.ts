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

/** An item of the contact webhook as documented. */
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

describe('an item of a contact delivery', () => {
  it('yields only the fields that it contains, by the mapping', () => {
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

  it('is undated when its date is missing or not a moment', () => {
    expect(read({ dateLastModified: undefined }).modifiedAtMs).toBeNull();
    expect(read({ dateLastModified: '2026-03-01' }).modifiedAtMs).toBeNull();
  });

  it('has the type of its section when it names no type', () => {
    expect(read({ type: null }).type).toBe('individual');
    const company = { individualContact: undefined, structureContact: {}, type: undefined };
    expect(read(company).type).toBe('structure');
  });

  it('is only a number in its short form', () => {
    expect(readContactItem({ contactNumber: 1000 }, settings)).toEqual({
      kind: 'numberOnly',
      contactNumber: '1000',
    });
  });

  it.each([
    ['the main address', [{ town: 'Bern' }, { town: 'Basel', main: true }], 'Basel'],
    ['the only address', [{ town: 'Bern' }], 'Bern'],
    [
      'the billing address when there is no main address',
      [
        { town: 'Bern' },
        { town: 'Genf', shippingAddress: true },
        { town: 'Basel', billingAddress: true },
      ],
      'Basel',
    ],
    [
      'the shipping address when there is no billing address',
      [{ town: 'Bern' }, { town: 'Genf', shippingAddress: true }],
      'Genf',
    ],
    [
      'the first address when no address has a purpose',
      [{ town: 'Bern' }, { town: 'Basel' }],
      'Bern',
    ],
    ['blank address fields when the address list is empty', [], null],
  ])('yields %s', (_what, addresses, town) => {
    expect(read({ addresses }).fields.town).toEqual({ canonical: town, column: town });
  });

  it('yields no address fields when it has no address list', () => {
    expect(read().fields.town).toBeUndefined();
  });

  it('accepts other names for an address line and prefers the filled one', () => {
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
  ])('yields the company name from %j', (structureContact, name) => {
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

  it('skips a value that is not a text, with a warning', () => {
    const { fields, warnings } = read({ individualContact: { individualFirstname: { a: 1 } } });
    expect(fields).toEqual({});
    expect(warnings).toEqual([{ field: 'firstName', reason: reason('notText') }]);
  });

  it('yields fields that are only sent separately from those that are merged', () => {
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

  it('accepts texts as well as booleans for flags', () => {
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

  it('yields consents by code, with warnings for entries without a code or an answer', () => {
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

  it('keeps unknown fields', () => {
    expect(read({ loyalty: { level: 3 } }).belongings.unknownFields).toEqual({
      loyalty: { level: 3 },
    });
  });

  it('never has a character of a short text cut in two', () => {
    const { role } = read({ role: `${'a'.repeat(254)}\u{1F600}` }).belongings;
    expect(role).not.toMatch(/[\uD800-\uDBFF]$/);
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'x'],
    ['an object without a number', {}],
    ['an object with a space in its number', { contactNumber: '10 00', type: 'INDIVIDUAL' }],
    ['an object with an overlong number', { contactNumber: '1'.repeat(21) }],
    ['an object with a NUL character in its number', { contactNumber: '1\u0000' }],
    ['an object with a negative number', { contactNumber: -1 }],
    ['a supplier', anItem({ type: 'SUPPLIER' })],
    ['an item with the type "constructor"', anItem({ type: 'toString' })],
    ['an item whose type is not a text', anItem({ type: 7 })],
    ['an item whose section is not an object', anItem({ individualContact: 'Anna' })],
    ['an item whose addresses are not a list', anItem({ addresses: {} })],
    ['an item without a type and a section', { contactNumber: '1', state: 'VALID' }],
  ])('is unusable, for a given reason, when it is %s', (_what, item) => {
    const result = readContactItem(item, settings);
    expect(result.kind).toBe('unusable');
    if (result.kind === 'unusable') expect(result.reasons.length).toBeGreaterThan(0);
  });
});

describe('any JSON value as an item', () => {
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
    // Parsed from JSON, so that `__proto__` is an own key as in a real payload.
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

  it('is read without an exception and without characters that a database rejects', () => {
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

  it('is unusable when it is nested too deeply', () => {
    const depth = 100_000;
    const item: unknown = JSON.parse(
      `{"contactNumber":"1","type":"INDIVIDUAL","x":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    );
    expect(readContactItem(item, settings)).toMatchObject({ kind: 'unusable' });
  });
});
