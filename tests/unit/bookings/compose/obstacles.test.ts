import { catalogLookup } from '../../../../server/src/catalog/model/lookup';
import { obstaclesTo, type ObstacleInput } from '../../../../server/src/bookings/compose/obstacles';
import { pricedLines } from '../../../../server/src/bookings/compose/priced-lines';
import { newReference, referenceIn } from '../../../../server/src/bookings/compose/reference';
import { simulatedCatalog } from '../../../helpers/catalog/simulated-catalog';

const NOW = new Date();
const CATALOG = simulatedCatalog('myvenue', NOW.getTime());
const productOf = (code: string) => {
  const product = CATALOG.products.find((one) => one.code === code);
  if (!product) throw new Error(`no product ${code}`);
  return product;
};
const BARBER = productOf('BARB');
const PERFORMANCE = BARBER.performances[0]?.id ?? '';
const SEAT_CATEGORY = CATALOG.seatCategories[0]?.id ?? '';
const FULL = CATALOG.tariffs[0]?.id ?? '';
const seats = (quantity: number, changes: object = {}) => ({
  performanceId: PERFORMANCE,
  seatCategoryId: SEAT_CATEGORY,
  itemId: null,
  tariffId: FULL,
  quantity,
  ...changes,
});
const input = (changes: Partial<ObstacleInput> = {}): ObstacleInput => ({
  kind: 'sale',
  lines: [seats(2)],
  payment: { kind: 'unpaid' },
  contact: 'known',
  catalog: catalogLookup(CATALOG),
  availability: [],
  now: NOW,
  ...changes,
});
const left = (places: number | null, changes: object = {}) => [
  {
    performanceId: PERFORMANCE,
    level: 'GOOD' as const,
    seatCategories: [
      {
        seatCategoryId: SEAT_CATEGORY,
        left: places,
        level: places === null ? 'NONE' : 'GOOD',
      } as const,
    ],
    checkedAt: NOW.toISOString(),
    isBeingChecked: false,
    ...changes,
  },
];
const changedCatalog = (change: (catalog: typeof CATALOG) => void) => {
  const catalog = structuredClone(CATALOG);
  change(catalog);
  return catalogLookup(catalog);
};
const ofBarber = (change: (product: typeof BARBER) => void) =>
  changedCatalog(({ products }) => {
    const product = products.find(({ code }) => code === 'BARB');
    if (product) change(product);
  });

describe('the check for obstacles to a booking', () => {
  it('finds none when the catalog sells it', () => {
    expect(obstaclesTo(input())).toEqual([]);
  });

  const cases: [string, Partial<ObstacleInput>, number | null, number | null][] = [
    ['noContact', { contact: 'none' }, null, null],
    ['contactNotSent', { contact: 'notSent' }, null, null],
    ['contactUnlinked', { contact: 'unlinked' }, null, null],
    ['contactOfOtherSystem', { contact: 'otherSystem' }, null, null],
    ['contactInDoubt', { contact: 'inDoubt' }, null, null],
    ['noLines', { lines: [] }, null, null],
    ['notInCatalog', { lines: [seats(1, { performanceId: '1' })] }, 0, null],
    ['notInCatalog', { catalog: null }, 0, null],
    ['noPrice', { lines: [seats(1), seats(1, { tariffId: '1' })] }, 1, null],
    ['tooManySeats', { lines: [seats(51)] }, 0, 50],
    ['noPlacesLeft', { availability: left(1) }, 0, 1],
    ['noPlacesLeft', { availability: left(null) }, 0, 0],
    ['paymentMethodUnknown', { payment: { kind: 'paid', paymentMethodId: '1' } }, null, null],
    [
      'notOnSale',
      { catalog: ofBarber((product) => Object.assign(product, { isOnSale: false })) },
      0,
      null,
    ],
    [
      'performancePast',
      {
        catalog: ofBarber(({ performances }) =>
          performances.forEach((one) => Object.assign(one, { startsAt: '2020-01-01T00:00:00Z' })),
        ),
      },
      0,
      null,
    ],
    [
      'notReservable',
      {
        kind: 'reservation',
        catalog: ofBarber((product) => Object.assign(product, { isReservable: false })),
      },
      0,
      null,
    ],
    [
      'notOptionable',
      {
        kind: 'option',
        catalog: ofBarber((product) => Object.assign(product, { isOptionable: false })),
      },
      0,
      null,
    ],
    [
      'quantityOutOfRange',
      {
        catalog: changedCatalog(({ priceLists }) =>
          priceLists.flat().forEach((price) => Object.assign(price, { minQuantity: 3 })),
        ),
      },
      0,
      3,
    ],
  ];
  it.each(cases)('finds the obstacle %s', (code, changes, line, limit) => {
    expect(obstaclesTo(input(changes))).toEqual([{ code, line, limit }]);
  });

  it('finds more lines than one call can carry, once', () => {
    const asAWhole = (count: number) =>
      obstaclesTo(input({ lines: Array.from({ length: count }, () => seats(1)) })).filter(
        ({ line }) => line === null,
      );
    expect(asAWhole(101)).toEqual([{ code: 'tooManyLines', line: null, limit: 100 }]);
    expect(asAWhole(100)).toEqual([]);
  });

  it('adds up the places over all lines of a seat category', () => {
    const lines = [seats(2), seats(2)];
    const obstacles = obstaclesTo(input({ lines, availability: left(3) }));
    expect(obstacles.map(({ code, line }) => [code, line])).toEqual([
      ['noPlacesLeft', 0],
      ['noPlacesLeft', 1],
    ]);
  });

  it.each([true, false])(
    'ignores places left that were read more than a minute ago; being checked: %s',
    (isBeingChecked) => {
      const countedAgo = (ms: number) => {
        const checkedAt = new Date(NOW.getTime() - ms).toISOString();
        return input({ availability: left(0, { checkedAt, isBeingChecked }) });
      };
      expect(obstaclesTo(countedAgo(60_001))).toEqual([]);
      expect(obstaclesTo(countedAgo(60_000))).toMatchObject([{ code: 'noPlacesLeft', limit: 0 }]);
    },
  );

  it('ignores the places left for an option', () => {
    expect(obstaclesTo(input({ kind: 'option', availability: left(0) }))).toEqual([]);
  });
});

describe('the prices of booking lines', () => {
  it('add up exactly, beyond the precision of floating point numbers', () => {
    const catalog = changedCatalog(({ priceLists }) =>
      priceLists.flat().forEach((price) => Object.assign(price, { amount: 9_007_199_254_740_991 })),
    );
    const { total } = pricedLines(catalog, [seats(3), seats(4)], 'fr');
    expect(total).toBe(9_007_199_254_740_991n * 7n);
  });

  it('come with texts in the requested language, otherwise in an available one', () => {
    const [line] = pricedLines(catalogLookup(CATALOG), [seats(1)], 'de-CH').lines;
    expect(line?.words).toMatchObject({ product: 'Le Barbier de Séville', tariff: 'Plein tarif' });
  });

  it('are zero for lines missing from the catalog, which keep their ids as texts', () => {
    const priced = pricedLines(null, [seats(2)], 'en');
    expect(priced.total).toBe(0n);
    expect(priced.lines[0]?.words.product).toBe(PERFORMANCE);
  });
});

describe('the reference of a booking', () => {
  it('is recognized in the reference of an attempt that S-360 sends back', () => {
    const reference = newReference();
    expect(referenceIn(`${reference}-12`)).toBe(reference);
    for (const other of [reference, 'CRM-1-1', 'ABC', null]) expect(referenceIn(other)).toBeNull();
  });

  it('is unique', () => {
    const made = Array.from({ length: 10_000 }, newReference);
    expect(new Set(made).size).toBe(made.length);
  });
});
