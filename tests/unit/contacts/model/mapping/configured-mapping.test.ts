import {
  keptElements,
  mappingFrom,
  mappingProblems,
  type MappingEntry,
} from '../../../../../server/src/contacts/model/mapping/configured-mapping';
import { STANDARD_FIELDS } from '../../../../../server/src/contracts/standard-fields';
import { pathText } from '../../../../../server/src/contacts/model/mapping/contact-path';
import {
  fieldsOf,
  STANDARD_MAPPING,
  type ContactType,
} from '../../../../../server/src/contacts/model/mapping/mapping';

/** The path and direction of a field as text. */
function mapped(entries: MappingEntry[], field: string, type: ContactType): string | undefined {
  const entry = fieldsOf(mappingFrom(entries), type).find((one) => one.field === field);
  const path = entry?.paths[type];
  return entry && path && `${pathText(path)} ${entry.direction} ${entry.kind}`;
}

const problem = (...entries: MappingEntry[]) =>
  mappingProblems(entries).map(
    ({ position, reason, setting }) => `${position}.${setting} ${reason}`,
  );

describe('the mapping of an institution', () => {
  it('is the standard mapping when no lines are configured', () => {
    expect(mappingFrom([])).toEqual(STANDARD_MAPPING);
  });

  it('can add a field, in both directions and as a text by default', () => {
    const entry = { field: 'handicapType', path: 'individualContact.handicapType' };
    expect(mapped([entry], 'handicapType', 'individual')).toBe(
      'individualContact.handicapType both text',
    );
    expect(mapped([entry], 'handicapType', 'structure')).toBeUndefined();
    expect(mapped([entry], 'email', 'individual')).toBe('individualContact.email both email');
  });

  describe('when a later version has a standard field for an element', () => {
    const inSaleText = 'individualContact.saleText';
    const fields = STANDARD_FIELDS.map((field) =>
      field.name === 'street4'
        ? { ...field, addition: 1, paths: { individual: inSaleText } }
        : field,
    );
    const own = { field: 'saleText', path: inSaleText };

    it('exchanges that field', () => {
      expect(mappingFrom([], fields).map(({ field }) => field)).toContain('street4');
      expect(keptElements(mappingFrom([], fields), fields)).toEqual([]);
    });

    it('leaves the element to a field of the venue’s own that sends it, and can say so', () => {
      const mapping = mappingFrom([own], fields);
      expect(mapping.map(({ field }) => field)).not.toContain('street4');
      expect(mapping.map(({ field }) => field)).toContain('saleText');
      expect(mappingProblems([own], fields)).toEqual([]);
      expect(keptElements(mapping, fields)).toEqual([
        { own: 'saleText', standard: 'street4', path: inSaleText },
      ]);
    });

    it('exchanges that field beside one of the venue’s own that only reads the element', () => {
      const mapping = mappingFrom([{ ...own, direction: 'fromS360' }], fields);
      expect(mapping.map(({ field }) => field)).toEqual(
        expect.arrayContaining(['street4', 'saleText']),
      );
    });
  });

  it('adds a field that can only be read in the direction from S-360', () => {
    expect(mapped([{ field: 'job', path: 'function' }], 'job', 'structure')).toBe(
      'function fromS360 text',
    );
  });

  it('can move a standard field for the type of the line without changing the other type', () => {
    const entries = [{ field: 'email', path: 'individualContact.secondEmail' }];
    expect(mapped(entries, 'email', 'individual')).toBe('individualContact.secondEmail both email');
    expect(mapped(entries, 'email', 'structure')).toBe('structureContact.email both email');
  });

  it('can change the direction of a standard field', () => {
    const entries = [
      { field: 'town', path: 'addresses(main).town', direction: 'fromS360' as const },
    ];
    for (const type of ['individual', 'structure'] as const) {
      expect(mapped(entries, 'town', type)).toBe('addresses(main).town fromS360 text');
    }
  });

  it('can map one field to a different path for each type', () => {
    const entries = [
      { field: 'phone', path: 'individualContact.phoneNumber2' },
      { field: 'phone', path: 'structureContact.phoneNumber1' },
    ];
    expect(problem(...entries)).toEqual([]);
    expect(mapped(entries, 'phone', 'individual')).toBe(
      'individualContact.phoneNumber2 both phone',
    );
    expect(mapped(entries, 'phone', 'structure')).toBe('structureContact.phoneNumber1 both phone');
  });

  it.each<[string, MappingEntry[], RegExp]>([
    ['an invalid path', [{ field: 'x', path: 'a b' }], /^0\.path is no path/],
    [
      'a criterion without the name of its value',
      [{ field: 'x', path: 'contactCriteria(A)' }],
      /^0\.path must say which value of the entry/,
    ],
    ['an internal column', [{ field: 'emailKey', path: 'role' }], /^0\.field is a column that/],
    ['a column to find phones', [{ field: 'phoneKey', path: 'role' }], /^0\.field is a column/],
    [
      'a type that does not have the path',
      [{ field: 'x', path: 'individualContact.a', type: 'structure' }],
      /^0\.type does not fit: no structure has individualContact\.a/,
    ],
    [
      'a direction to S-360 for a read-only path',
      [{ field: 'x', path: 'role', direction: 'both' }],
      /^0\.direction must be "fromS360": role/,
    ],
    [
      'a direction to S-360 for the billing address',
      [{ field: 'x', path: 'addresses(billing).town', direction: 'toS360' }],
      /^0\.direction must be "fromS360"/,
    ],
    [
      'a field mapped twice',
      [
        { field: 'x', path: 'individualContact.a' },
        { field: 'x', path: 'individualContact.b' },
      ],
      /^1\.field "x" is mapped by an earlier line already/,
    ],
    [
      'a path that a standard field already writes',
      [{ field: 'x', path: 'individualContact.email' }],
      /^0\.path is sent by the field "email" already/,
    ],
    [
      'two kinds for one field',
      [{ field: 'phone', path: 'structureContact.fax', kind: 'text' }],
      /^0\.kind of "phone" is phone for the other type/,
    ],
  ])('is rejected with %s', (_what, entries, expected) => {
    expect(problem(...entries)).toEqual([expect.stringMatching(expected)]);
  });

  it('is rejected when two lines send to the same path', () => {
    const entries = [
      { field: 'a', path: 'individualContact.x' },
      { field: 'b', path: 'individualContact.x' },
    ];
    expect(problem(...entries)).toHaveLength(2);
    const [first] = entries;
    if (!first) throw new Error('no entry');
    expect(
      problem(first, { field: 'b', path: 'individualContact.x', direction: 'fromS360' }),
    ).toEqual([]);
  });

  it('may swap two standard fields', () => {
    const entries = [
      { field: 'phone', path: 'individualContact.cellPhoneNumber' },
      { field: 'mobilePhone', path: 'individualContact.phoneNumber1' },
    ];
    expect(problem(...entries)).toEqual([]);
  });
});
