import { derivedColumns, derivedFrom } from '../../../server/src/contacts/derived-columns';
import { DERIVED_COLUMNS } from '../../../server/src/contacts/model/derived-column-names';

const AT = new Date('2026-03-01T10:00:00Z');
const ADA = {
  firstName: 'Ada',
  lastName: 'Rochat',
  structureName: 'Rochat SA',
  email: 'Ada@Example.com',
  mobilePhone: '+41 79 123 45 67',
  town: 'Lausanne',
};

it('the derived columns to write are the write time alone when nothing else depends on the changes', () => {
  const { names, of } = derivedFrom(['language', 'notes']);
  expect(names).toEqual(['writtenAt']);
  expect(of('individual', ADA, AT)).toEqual({ writtenAt: AT.toISOString() });
});

it('the derived columns are all written when no field changes, as they may be stale', () => {
  expect(derivedFrom([])).toEqual({ names: DERIVED_COLUMNS, of: derivedColumns });
});

it.each(['individual', 'structure'] as const)(
  'the derived columns of the type %s are all written when one of them may change',
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
