import { belowName } from '../../../../admin/src/app/contact/belowName';

const CONTACT = {
  displayName: 'Ada Blau',
  email: 'ada@example.com',
  type: 'individual',
  town: 'Bern',
};
const below = (...names: string[]) =>
  belowName(
    CONTACT,
    names.map((name) => ({ name })),
  );

describe('the name in the list of contacts', () => {
  it('has e-mail and type below it', () => {
    expect(below('displayName', 'town')).toEqual({ email: 'ada@example.com', type: 'individual' });
  });

  it('does not repeat what a person has given a column of its own', () => {
    expect(below('displayName', 'email')).toEqual({ type: 'individual' });
    expect(below('displayName', 'type', 'email')).toEqual({});
  });
});
