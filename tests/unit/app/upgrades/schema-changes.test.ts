import { riskyChanges, type Table } from '../../../../server/src/app/upgrades/schema-changes';

const ID = { name: 'id', type: 'increments', notNullable: true };
const NAME = { name: 'name', type: 'string' };
const TOWN = { name: 'town', type: 'string' };
const BY_NAME = { name: 'people_name_idx', columns: ['name'] };

const people = (changed: Partial<Table> = {}): Table => ({
  name: 'people',
  columns: [ID, NAME],
  indexes: [BY_NAME],
  ...changed,
});
const changesTo = (...tables: readonly Table[]) => riskyChanges({ tables: [people()] }, { tables });

describe('the risky changes of a schema', () => {
  it('include a removed table', () => {
    expect(changesTo()).toEqual([{ place: 'people', kind: 'removed' }]);
  });

  it('include a removed column, and one with another name', () => {
    const removed = [{ place: 'people.name', kind: 'removed' }];
    expect(changesTo(people({ columns: [ID] }))).toEqual(removed);
    expect(changesTo(people({ columns: [ID, TOWN] }))).toEqual(removed);
  });

  it('include another type of a column, and another precision', () => {
    const retyped = [{ place: 'people.name', kind: 'retyped' }];
    expect(changesTo(people({ columns: [ID, { ...NAME, type: 'integer' }] }))).toEqual(retyped);
    expect(changesTo(people({ columns: [ID, { ...NAME, args: [20] }] }))).toEqual(retyped);
  });

  it('include a column that may no longer be empty, and an added one that may not', () => {
    const required = { ...TOWN, notNullable: true };
    expect(changesTo(people({ columns: [ID, { ...NAME, notNullable: true }, required] }))).toEqual([
      { place: 'people.name', kind: 'required' },
      { place: 'people.town', kind: 'required' },
    ]);
  });

  it('include an index that allows no equal values in columns that were there', () => {
    const unique = { name: 'people_name_uq', columns: ['name'], type: 'unique' };
    expect(changesTo(people({ indexes: [BY_NAME, unique] }))).toEqual([
      { place: 'people.people_name_uq', kind: 'unique' },
    ]);
  });

  it('include an index that changes under its name', () => {
    const redefined = [{ place: 'people.people_name_idx', kind: 'redefined' }];
    const withIndex = (index: Table['indexes'][number]) => changesTo(people({ indexes: [index] }));
    expect(withIndex({ ...BY_NAME, columns: ['name', 'id'] })).toEqual(redefined);
    expect(withIndex({ ...BY_NAME, type: 'unique' })).toEqual(redefined);
  });

  it('include no added table, no added column that may be empty, and no other index', () => {
    const added = {
      columns: [ID, NAME, TOWN],
      indexes: [
        { name: 'people_town_idx', columns: ['town'] },
        { name: 'people_town_uq', columns: ['name', 'town'], type: 'unique' },
      ],
    };
    expect(changesTo(people(added), people({ name: 'places' }))).toEqual([]);
  });
});
