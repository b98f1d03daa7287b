import { checkFilters, fieldsOf } from '../../../server/src/kernel/asked';

const MODELS: Record<string, Record<string, { type: string; target?: string }>> = {
  order: {
    town: { type: 'string' },
    contact: { type: 'relation', target: 'contact' },
    secret: { type: 'password' },
  },
  contact: { email: { type: 'string' } },
};
const check = (filters: unknown) => () =>
  checkFilters(filters, 'order', (uid) => MODELS[uid] ?? {});

describe('the filters of a list', () => {
  it.each([
    [{ $and: [{ town: { $eq: 'Bern' } }, { $or: [{ twon: { $eq: 'x' } }] }] }, 'twon'],
    [{ contact: { emial: { $eq: 'x' } } }, 'emial'],
    [{ secret: { $eq: 'x' } }, 'secret'],
    [{ toString: { $eq: 'x' } }, 'toString'],
    [{ $and: [{}] }, 'filters[$and][0]'],
    [{ $and: [] }, 'filters[$and]'],
    [{ town: { $in: [] } }, 'filters[town][$in]'],
    [{ town: { $jsonSupersetOf: '{}' } }, 'filters[town][$jsonSupersetOf]'],
    [{ contact: { $null: 'true', $eq: '1' } }, 'filters[contact]'],
    [{ contact: { $null: 'maybe' } }, 'filters[contact][$null]'],
    [{ contact: { email: { $or: [{ $eq: 'x' }] } } }, 'filters[contact][email][$or]'],
    [{ id: null }, 'filters[id]'],
  ])('are rejected when Strapi would ignore a part of them: %j', (filters, name) => {
    expect(check(filters)).toThrow(name);
  });

  it.each([
    undefined,
    { id: { $gt: 1 }, documentId: 'x', contact: { email: { $eq: 'x' } } },
    { contact: { id: { $in: ['1', '2'] } } },
    { contact: { $null: 'true' } },
    { contact: '1' },
    { $not: { $or: [{ contact: { $and: [{ email: { $not: { $eqi: 'x' } } }] } }] } },
  ])('are accepted when all fields and operators exist: %j', (filters) => {
    expect(check(filters)).not.toThrow();
  });

  it('name the fields that they use, including fields of related types', () => {
    const filters = { $and: [{ town: { $eq: 'x' } }, { contact: { email: 'x' } }] };
    expect(fieldsOf(filters)).toEqual(['town', 'contact', 'contact.email']);
  });
});
