import { resolveAssumptions } from '../../../../server/src/s360/assumptions';
import { bodyOfSave } from '../../../../server/src/s360/assumptions/bodies';

const bodyAt = (configured: Parameters<typeof resolveAssumptions>[1]) => {
  const assumptions = resolveAssumptions('myvenue', configured);
  const parts = {
    contact: { contactNumber: '1', email: null },
    addresses: [{ contactAddressId: 7, main: false, town: null }],
  };
  return bodyOfSave(assumptions.saveIndividual, parts, assumptions);
};

describe('the body of a save that empties fields', () => {
  it('empties them by null', () => {
    expect(bodyAt({})).toEqual({
      individualContactData: { contactNumber: '1', email: null },
      addresses: [{ contactAddressId: 7, main: false, town: null }],
    });
  });

  it('empties them by an empty text where the institution is configured so', () => {
    expect(bodyAt({ emptying: 'emptyText' })).toEqual({
      individualContactData: { contactNumber: '1', email: '' },
      addresses: [{ contactAddressId: 7, main: false, town: '' }],
    });
  });
});
