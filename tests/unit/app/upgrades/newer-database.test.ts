import { isNewer } from '../../../../server/src/app/upgrades/newer-database';

describe('a version', () => {
  it.each([
    ['0.2.0', '0.1.9'],
    ['0.10.0', '0.9.0'],
    ['1.0.0', '0.99.1'],
    ['0.2.0-beta.1', '0.1.0'],
    ['0.2.0-beta.10', '0.2.0-beta.9'],
    ['0.2.0', '0.2.0-beta.10'],
    ['0.2.1-beta.1', '0.2.0'],
  ])('like %s is newer than %s, and not the other way round', (newer, older) => {
    expect([isNewer(newer, older), isNewer(older, newer), isNewer(newer, newer)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
