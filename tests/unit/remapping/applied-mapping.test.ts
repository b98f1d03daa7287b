import {
  appliedForm,
  changedFields,
  STANDARD_APPLIED,
  isCompatible,
} from '../../../server/src/remapping/applied-mapping';
import {
  mappingFrom,
  type MappingEntry,
} from '../../../server/src/contacts/model/mapping/configured-mapping';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { someSettings } from '../../helpers/builders/contact-records';

describe('the comparison of two mappings', () => {
  it('finds no change when only the order of lines differs', () => {
    const settings = someSettings({ mapping: [...mappingFrom([])].reverse() });
    expect(changedFields(STANDARD_APPLIED, settings)).toEqual([]);
    expect(isCompatible(STANDARD_APPLIED, appliedForm(settings))).toBe(true);
  });

  it('finds no other path when only the direction changes', () => {
    const entries: MappingEntry[] = [
      { field: 'email', path: 'individualContact.email', direction: 'fromS360' },
    ];
    expect(
      changedFields(STANDARD_APPLIED, someSettings({ mapping: mappingFrom(entries) })),
    ).toMatchObject([
      { type: 'individual', mapping: { field: 'email' }, isElsewhere: false, isReadAnew: true },
    ]);
  });

  const ruled = (email: Partial<FieldRule>) => someSettings({ rules: { email } });

  it.each([
    ['never', 's360', 'keep', 'keep', 2],
    ['never', 'crm', 'keep', 'keep', 2],
    ['crm', 'crm', 'keep', 'empty', 2],
    ['s360', 'never', 'keep', 'keep', 0],
    ['crm', 's360', 'empty', 'keep', 0],
    ['manual', 'newest', 'keep', 'keep', 0],
  ] as const)(
    'finds whether a rule now allows more: %s to %s, %s to %s',
    (was, is, kept, keeps, count) => {
      const before = appliedForm(ruled({ conflict: was, blank: kept }));
      const after = ruled({ conflict: is, blank: keeps });
      const changed = changedFields(before, after);
      expect(changed).toHaveLength(count);
      for (const one of changed)
        expect(one).toMatchObject({
          mapping: { field: 'email' },
          isElsewhere: false,
          isReadAnew: false,
        });
      expect(isCompatible(before, appliedForm(after))).toBe(count === 0);
    },
  );

  it('finds no changed rule when the earlier rules are unknown', () => {
    const after = ruled({ conflict: 'never', blank: 'empty' });
    expect(changedFields(STANDARD_APPLIED, after)).toEqual([]);
    expect(isCompatible(STANDARD_APPLIED, appliedForm(after))).toBe(true);
  });
});
