import { STANDARD_MAPPING } from '../../../../../server/src/contacts/model/mapping/mapping';
import { namedFields } from '../../../../../server/src/contacts/model/mapping/named-fields';

describe('the fields that an answer of S-360 names', () => {
  const named = (text: string) => namedFields(text, STANDARD_MAPPING, 'individual');

  it.each([
    ['error.email', ['email']],
    ['error.contact.birthDate.invalid', ['birthDate']],
    ['INVALID_ZIP_CODE', ['zipCode']],
    ['error.cellPhoneNumber', ['mobilePhone']],
    ['error.line1', ['street1']],
    ['The e-mail and the town are missing', ['email', 'town']],
  ])('are recognized in %s by their names there or here', (text, fields) => {
    expect(named(text)).toEqual(fields);
  });

  it('are those of the longest name', () => {
    expect(named('error.mobilePhone')).toEqual(['mobilePhone']);
    expect(named('error.phone')).toEqual(['phone']);
    expect(named('error.alternativeEmails')).toEqual(['alternativeEmails']);
  });

  it('are none where it names none, or only another type of contact has it', () => {
    expect(named('error.contact.duplicate')).toEqual([]);
    expect(named('error.subtitle')).toEqual([]);
    expect(named('error.structureName')).toEqual([]);
    expect(namedFields('error.structureName', STANDARD_MAPPING, 'structure')).toEqual([
      'structureName',
    ]);
  });
});
