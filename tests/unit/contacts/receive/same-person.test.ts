import { isSameFirstName } from '../../../../server/src/contacts/receive/same-person';

describe('two first names', () => {
  it.each([
    ['anna', 'anna'],
    ['a.', 'anna'],
    ['anna m.', 'anna'],
    ['j.-p.', 'jean-pierre'],
    ['jean pierre', 'jean-pierre'],
    ['thomas', 'tom'],
    ['johannes', 'hans'],
  ])('may be one person’s: %s and %s', (here, there) => {
    expect(isSameFirstName(here, there)).toBe(true);
    expect(isSameFirstName(there, here)).toBe(true);
  });

  it.each([
    ['anna', 'eloise'],
    ['anna', 'andrea'],
    ['jean', 'jean-pierre'],
    ['christian', 'christina'],
    ['christina', 'chris'],
    ['alexander', 'alexandra'],
    ['b.', 'anna'],
  ])('are two persons’: %s and %s', (here, there) => {
    expect(isSameFirstName(here, there)).toBe(false);
    expect(isSameFirstName(there, here)).toBe(false);
  });
});
