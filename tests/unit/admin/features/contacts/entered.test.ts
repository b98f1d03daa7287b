import {
  entered,
  isRecognizable,
} from '../../../../../admin/src/features/contacts/similar/entered';

describe('what is compared of a contact that is being entered', () => {
  it('is what is filled in of it, and nothing else of the form', () => {
    expect(entered({ type: null, lastName: ' Keller ', email: '', notes: 'x', phone: 7 })).toEqual({
      type: 'individual',
      lastName: 'Keller',
    });
    expect(entered({ type: 'structure', structureName: 'ACME' })).toMatchObject({
      type: 'structure',
      structureName: 'ACME',
    });
  });

  it.each([
    [{ lastName: 'Keller' }, false],
    [{ email: 'a' }, false],
    [{ email: 'a@b' }, true],
    [{ mobilePhone: '079' }, true],
    [{ lastName: 'Keller', birthDate: '1980-01-31' }, true],
  ])('of %j is enough to recognize somebody: %s', (values, enough) => {
    expect(isRecognizable(entered(values))).toBe(enough);
  });
});
