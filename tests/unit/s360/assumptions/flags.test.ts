import {
  contactAsWritten,
  flagIn,
  resolveAssumptions,
} from '../../../../server/src/s360/assumptions';

const ASSUMED = resolveAssumptions('myvenue');

describe('a flag from S-360', () => {
  it.each([
    [true, true],
    [false, false],
    ['true', true],
    ['FALSE', false],
    ['Y', true],
    ['n', false],
    [1, true],
    ['0', false],
    ['maybe', null],
    [2, null],
    ['', null],
    [null, null],
    [undefined, null],
    [{}, null],
  ])('given as %p is read as %p', (written, flag) => {
    expect(flagIn(written, ASSUMED)).toBe(flag);
  });

  it('may be given in words of the institution', () => {
    const { flagWords } = resolveAssumptions('myvenue', { flagWords: { true: ['vero'] } });
    expect(flagIn('VERO', { flagWords })).toBe(true);
  });
});

describe('a contact with flags as texts', () => {
  const texts = {
    contactNumber: '1',
    guest: 'N',
    individualContact: { individualLastname: 'Yes', blocked: 'Y', prospect: 'perhaps' },
    addresses: [{ main: 'true', billingAddress: 'false', town: 'No' }, null],
    authorizations: [{ authorizationCode: 'Y', allowed: 'Y' }],
  };

  it('is read as if the flags were booleans, and other texts stay unchanged', () => {
    expect(contactAsWritten(texts, ASSUMED)).toEqual({
      contactNumber: '1',
      guest: false,
      individualContact: { individualLastname: 'Yes', blocked: true, prospect: 'perhaps' },
      addresses: [{ main: true, billingAddress: false, town: 'No' }, null],
      authorizations: [{ authorizationCode: 'Y', allowed: true }],
    });
  });

  it('gains no additional fields', () => {
    expect(contactAsWritten({ contactNumber: '1' }, ASSUMED)).toEqual({ contactNumber: '1' });
    expect(contactAsWritten({ addresses: 'odd' }, ASSUMED)).toEqual({ addresses: 'odd' });
    expect(contactAsWritten('text', ASSUMED)).toBe('text');
  });
});
