import { unknownNames } from '../../../server/src/services/export/filters';

const ATTRIBUTES = { email: {}, town: {}, contact: {} };

describe('the names in the filters of an export', () => {
  it('are looked for in every combination', () => {
    const filters = {
      $and: [{ town: { $eq: 'Bern' } }, { $or: [{ emial: { $eq: 'x' } }, { $not: { twon: 1 } }] }],
    };
    expect(unknownNames(filters, ATTRIBUTES)).toEqual(['emial', 'twon']);
  });

  it('may be those that every type has, and those of a relation', () => {
    const filters = { id: { $gt: 1 }, documentId: 'x', contact: { displayName: { $eq: 'x' } } };
    expect(unknownNames(filters, ATTRIBUTES)).toEqual([]);
  });
});
