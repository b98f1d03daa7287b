import {
  asType,
  contactFields,
  draftFromSearch,
  isComplete,
} from '../../../../../../admin/src/features/bookings/composer/contact/newContact';

describe('the form for a new contact', () => {
  it('starts with the name or email address from the search', () => {
    expect(draftFromSearch('ada@example.com')).toMatchObject({
      email: 'ada@example.com',
      lastName: '',
    });
    expect(draftFromSearch('+41 79 555 01 01')).toMatchObject({ mobilePhone: '+41 79 555 01 01' });
    expect(draftFromSearch('Ada de Muster')).toMatchObject({
      firstName: 'Ada',
      lastName: 'de Muster',
    });
    expect(draftFromSearch('Muster')).toMatchObject({ firstName: '', lastName: 'Muster' });
  });

  it.each(['0795550101', '0041 79 555 01 01', '79 555 01 01', '022/555.01.01'])(
    'starts with %s from the search as the phone number',
    (typed) => expect(draftFromSearch(typed).mobilePhone).toBe(typed),
  );

  it.each(['752500', '75 25 00', '12345678'])(
    'starts empty when the search was for %s, which looks like a contact number',
    (typed) => expect(draftFromSearch(typed)).toEqual(draftFromSearch('')),
  );

  it('carries the name over when the type changes between person and company', () => {
    const typed = draftFromSearch('Muster Reisen AG');
    const company = asType(typed, 'structure');
    expect(company).toMatchObject({ type: 'structure', structureName: 'Muster Reisen AG' });
    const person = { ...asType(draftFromSearch(''), 'structure'), structureName: 'Ada Muster' };
    expect(asType(person, 'individual')).toMatchObject({
      type: 'individual',
      firstName: 'Ada',
      lastName: 'Muster',
    });
  });

  it('keeps the names that were entered for the other type', () => {
    const named = { ...draftFromSearch('Ada Muster'), structureName: 'Muster AG' };
    const company = asType(named, 'structure');
    expect(company.structureName).toBe('Muster AG');
    expect(asType(company, 'individual')).toEqual(named);
  });

  it('requires the name of its type and sends the filled fields only', () => {
    const draft = { ...draftFromSearch('Ada Muster'), structureName: 'Muster AG', email: ' ' };
    expect(isComplete({ ...draft, lastName: ' ' })).toBe(false);
    expect(contactFields(draft)).toEqual({
      type: 'individual',
      firstName: 'Ada',
      lastName: 'Muster',
    });
    expect(contactFields({ ...draft, type: 'structure' })).toEqual({
      type: 'structure',
      structureName: 'Muster AG',
    });
  });
});
