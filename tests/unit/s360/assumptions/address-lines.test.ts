import {
  bodyOfSave,
  contactAsWritten,
  resolveAssumptions,
} from '../../../../server/src/s360/assumptions';

const STREETS = resolveAssumptions('myvenue');
const LINES = resolveAssumptions('myvenue', { addressLines: 'line' });

describe('the lines of an address', () => {
  const address = {
    contactAddressId: 7,
    street1: 'Rue 1',
    street2: null,
    street4: 'B',
    town: 'Lyon',
  };
  const saved = (assumptions: typeof STREETS) =>
    bodyOfSave(assumptions.saveIndividual, { contact: {}, addresses: [address] }, assumptions);

  it('are saved under the names of the institution', () => {
    expect(saved(STREETS)).toMatchObject({ addresses: [address] });
    expect(saved(LINES)).toMatchObject({
      addresses: [{ contactAddressId: 7, line1: 'Rue 1', line2: null, street4: 'B', town: 'Lyon' }],
    });
  });

  it('are read from where they are written, also where S-360 derives the others from them', () => {
    const shown = {
      addresses: [
        { line1: 'Rue 1', line2: null, street1: 'RUE 1', street2: 'B', street3: 'C' },
        null,
      ],
    };
    expect(contactAsWritten(shown, STREETS)).toEqual(shown);
    expect(contactAsWritten(shown, LINES)).toMatchObject({
      addresses: [{ street1: 'Rue 1', street2: null, street3: 'C' }, null],
    });
    expect(contactAsWritten({ addresses: 'odd' }, LINES)).toEqual({ addresses: 'odd' });
  });
});
