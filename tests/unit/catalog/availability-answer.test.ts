import { placesLeftIn } from '../../../server/src/catalog/availability-answer';

const event = (...performances: unknown[]) => ({
  eventAvailabilities: [{ eventId: 2, performanceAvailabilities: performances }],
});
const seats = (seatCategoryId: unknown, availability: unknown, availabilityLevel?: unknown) => ({
  seatCategoryId,
  availability,
  availabilityLevel,
});
const one = (performance: object) =>
  placesLeftIn(event({ performanceId: 21, ...performance })).get('21');

describe('the places left in the answer of S-360', () => {
  it('are read by performance and seat category', () => {
    const told = {
      performanceId: 21,
      availabilityLevel: 'GOOD',
      seatCategoryAvailabilities: [
        seats(51, 120, 'GOOD'),
        seats(52, 3, 'LIMITED'),
        seats(53, 0, 'NONE'),
      ],
    };
    expect(placesLeftIn(event(told, { performanceId: '22', availabilityLevel: 'NONE' }))).toEqual(
      new Map([
        [
          '21',
          {
            performanceId: '21',
            level: 'GOOD',
            seatCategories: [
              { seatCategoryId: '51', left: 120, level: 'GOOD' },
              { seatCategoryId: '52', left: 3, level: 'LIMITED' },
              { seatCategoryId: '53', left: 0, level: 'NONE' },
            ],
          },
        ],
        ['22', { performanceId: '22', level: 'NONE', seatCategories: [] }],
      ]),
    );
  });

  it.each([
    ['a level only', seats(51, null, 'LIMITED'), { left: null, level: 'LIMITED' }],
    ['a number only', seats(51, '7'), { left: 7, level: 'GOOD' }],
    ['a count of zero, whatever the level', seats(51, 0, 'GOOD'), { left: 0, level: 'NONE' }],
    ['a negative count', seats(51, -4, 'LIMITED'), { left: 0, level: 'NONE' }],
    ['a level in lower case', seats(51, 9, ' limited '), { left: 9, level: 'LIMITED' }],
    ['an unknown level', seats(51, null, 'PLENTY'), { left: null, level: 'UNKNOWN' }],
    ['neither a level nor a number', seats(51, {}, 4), { left: null, level: 'UNKNOWN' }],
  ])('are read from %s', (_what, category, expected) => {
    const read = one({ seatCategoryAvailabilities: category });
    expect(read?.seatCategories).toEqual([{ seatCategoryId: '51', ...expected }]);
  });

  it('are added up over contingents', () => {
    const read = one({
      seatCategoryAvailabilities: [seats(51, 2, 'LIMITED'), seats(51, 90, 'GOOD')],
    });
    expect(read?.seatCategories).toEqual([{ seatCategoryId: '51', left: 92, level: 'GOOD' }]);
  });

  it.each([
    [[seats(51, 0), seats(52, 5, 'LIMITED')], 'LIMITED'],
    [[seats(51, 0), seats(52, 0)], 'NONE'],
    [[seats(51, 0), seats(52, null)], 'UNKNOWN'],
    [[], 'UNKNOWN'],
  ])(
    'have for a performance without a level the level of its seat categories: %j',
    (split, level) => {
      expect(one({ seatCategoryAvailabilities: split })?.level).toBe(level);
    },
  );

  it('are read without the surrounding events, and invalid ones are skipped', () => {
    const performance = { performanceId: 21, availabilityLevel: 'GOOD' };
    expect(placesLeftIn({ performanceAvailabilities: performance }).size).toBe(1);
    expect(placesLeftIn(event(null, 'x', {}, { performanceId: 'y' })).size).toBe(0);
    expect(placesLeftIn({}).size).toBe(0);
  });
});
