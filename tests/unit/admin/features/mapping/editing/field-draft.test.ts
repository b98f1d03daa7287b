import {
  draftedFields,
  NEW_FIELD,
  placesOf,
  readPath,
  withChange,
} from '../../../../../../admin/src/features/mapping/editing/fieldDraft';
import type { FieldSetting, MappedField } from '../../../../../../server/src/contracts';

const TOWN: FieldSetting = {
  ...NEW_FIELD,
  individual: { path: 'addresses(main).town', direction: 'both' },
  structure: { path: 'addresses(main).town', direction: 'both' },
};
const MANUAL: FieldSetting = { ...TOWN, conflict: 'manual' };
const town: MappedField = { ...TOWN, field: 'town', origin: 'standard', configured: TOWN };
const changedTown: MappedField = { ...town, ...MANUAL, origin: 'panel' };

describe('drafted changes of fields', () => {
  it('take the place of what is in use, and are not applied yet', () => {
    expect(draftedFields([town], { town: MANUAL, notes: TOWN })).toEqual([
      { field: 'town', setting: MANUAL, origin: 'draft' },
      { field: 'notes', setting: TOWN, origin: 'draft' },
    ]);
    expect(draftedFields([town], {})).toEqual([
      { field: 'town', setting: TOWN, origin: 'standard' },
    ]);
  });

  it('back to the configuration show what is configured', () => {
    expect(draftedFields([changedTown], { town: null })).toEqual([
      { field: 'town', setting: TOWN, origin: 'draft' },
    ]);
  });

  it('that change nothing are none', () => {
    expect(withChange({ town: MANUAL }, town, 'town', TOWN)).toEqual({});
    expect(withChange({ town: MANUAL }, town, 'town', null)).toEqual({});
    expect(withChange({ notes: TOWN }, undefined, 'notes', null)).toEqual({});
    expect(withChange({}, changedTown, 'town', null)).toEqual({ town: null });
    expect(withChange({}, town, 'town', MANUAL)).toEqual({ town: MANUAL });
  });
});

describe('the places of a field', () => {
  it('name persons and companies together where they share one', () => {
    expect(placesOf(TOWN)).toEqual([
      { path: 'addresses(main).town', direction: 'both', types: ['individual', 'structure'] },
    ]);
    const differing: FieldSetting = {
      ...TOWN,
      structure: { path: 'addresses(main).town', direction: 'fromS360' },
    };
    expect(placesOf(differing)).toHaveLength(2);
    expect(placesOf(NEW_FIELD)).toEqual([]);
  });

  it.each([
    ['individualContact.email', { place: 'individualContact', code: '', name: 'email' }],
    ['addresses(billing).town', { place: 'billing', code: '', name: 'town' }],
    ['contactCriteria(OPERA).value', { place: 'contactCriteria', code: 'OPERA', name: 'value' }],
    ['role', { place: 'contact', code: '', name: 'role' }],
  ])('are read from the path %s', (path, read) => {
    expect(readPath(path)).toEqual(read);
  });
});
