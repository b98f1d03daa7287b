import {
  entered,
  isRecognizable,
} from '../../../../../admin/src/features/contacts/similar/entered';

describe('the form of a new contact', () => {
  it('sends only filled fields to the search for similar contacts', () => {
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
  ])('with the values %j is enough to recognize a contact: %s', (values, enough) => {
    expect(isRecognizable(entered(values))).toBe(enough);
  });
});
