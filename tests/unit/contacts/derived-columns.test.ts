import {
  DERIVED_COLUMNS,
  derivedColumns,
  derivedFrom,
} from '../../../server/src/contacts/derived-columns';

const AT = new Date('2026-03-01T10:00:00Z');
const ADA = {
  firstName: 'Ada',
  lastName: 'Rochat',
  structureName: 'Rochat SA',
  email: 'Ada@Example.com',
  mobilePhone: '+41 79 123 45 67',
  town: 'Lausanne',
};

it('alone tell when the row was written where nothing else follows from what changes', () => {
  const { names, of } = derivedFrom(['language', 'notes']);
  expect(names).toEqual(['writtenAt']);
  expect(of('individual', ADA, AT)).toEqual({ writtenAt: AT.toISOString() });
});

it('are all written where no field changes: they are stale themselves', () => {
  expect(derivedFrom([])).toEqual({ names: DERIVED_COLUMNS, of: derivedColumns });
});

it.each(['individual', 'structure'] as const)(
  'are all written where one of them may be another one: %s',
  (type) => {
    for (const field of Object.keys(ADA)) {
      const before = derivedColumns(type, ADA, AT);
      const after = derivedColumns(type, { ...ADA, [field]: 'somebody7654321' }, AT);
      const isAnother = DERIVED_COLUMNS.some((name) => before[name] !== after[name]);
      const { names, of } = derivedFrom(['notes', field]);
      if (isAnother) expect([field, names]).toEqual([field, DERIVED_COLUMNS]);
      if (names === DERIVED_COLUMNS) expect(of(type, ADA, AT)).toEqual(before);
    }
  },
);
