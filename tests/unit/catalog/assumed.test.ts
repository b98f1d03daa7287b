import { aPerformance, aPointOfSale, aPrice, aSeason, anEvent, catalogOf } from './answered';
import { assuming, ofPerformances } from './normalized';

const amountsOf = ({ priceLists }: ReturnType<typeof assuming>) =>
  priceLists.map((list) => list.map(({ amount }) => amount));
const catalogWith = (performance: Record<string, unknown>) =>
  catalogOf(aSeason([anEvent(2, [aPerformance(21, performance)])]));
const priced = (prices: unknown[]) => ({ catalogData: catalogWith({ prices }) });

describe('a catalog price that includes charges', () => {
  it.each([
    ['when they come with ids', [{ chargesId: 9, amount: 2_000 }, { amount: '1000' }]],
    ['when they come as amounts only', [3_000]],
    ['when there is one charge', { chargesId: 9, amount: 3_000 }],
  ])('is reduced by them %s', (_how, chargesAmounts) => {
    const prices = [aPrice(51, 41, 25_000, { chargesAmounts })];
    expect(amountsOf(assuming({ catalogPrices: 'gross' }, priced(prices)))).toEqual([[22_000]]);
    expect(amountsOf(assuming({}, priced(prices)))).toEqual([[25_000]]);
  });

  it('stays unchanged without charges, and is dropped when the charges exceed it', () => {
    const prices = [
      aPrice(51, 41, 25_000, { chargesAmounts: null }),
      aPrice(51, 42, 1_000, { chargesAmounts: [{ amount: 2_000 }] }),
    ];
    expect(amountsOf(assuming({ catalogPrices: 'gross' }, priced(prices)))).toEqual([[25_000]]);
  });
});

describe('the seat category of a price', () => {
  const seats = [
    { id: 51, code: 'A' },
    { id: 951, code: 'B' },
  ];
  const of = (price: object) => ({
    catalogData: catalogWith({
      seatCategories: seats,
      prices: [{ audSubCatId: 41, amount: 80_000, ...price }],
    }),
  });
  const seatCategoryOf = ({ priceLists }: ReturnType<typeof assuming>) =>
    priceLists[0]?.[0]?.seatCategoryId;

  it.each([
    ['seatCatId', { seatCatId: 51, institutionSeatCatId: 951 }, '51'],
    ['seatCatId', { seatCatId: null, institutionSeatCatId: 951 }, '951'],
    ['institutionSeatCatId', { seatCatId: 51, institutionSeatCatId: 951 }, '951'],
    ['institutionSeatCatId', { seatCatId: 51, institutionSeatCatId: null }, '51'],
    ['seatCatId', { seatCatId: 77, institutionSeatCatId: 951 }, '951'],
  ] as const)('is read from %s first in %j: %s', (seatCategoryId, price, expected) => {
    expect(seatCategoryOf(assuming({ seatCategoryId }, of(price)))).toBe(expected);
  });

  it('is the institution’s id when prices use it, although the catalog lists the other id', () => {
    const listed = catalogWith({
      seatCategories: [{ id: 51, code: 'A' }],
      prices: [{ seatCatId: 51, institutionSeatCatId: 77, audSubCatId: 41, amount: 80_000 }],
    });
    const by = (seatCategoryId: 'seatCatId' | 'institutionSeatCatId') =>
      assuming({ seatCategoryId }, { catalogData: listed });
    expect(seatCategoryOf(by('seatCatId'))).toBe('51');
    const { seatCategories, ...other } = by('institutionSeatCatId');
    expect(seatCategoryOf({ seatCategories, ...other })).toBe('77');
    expect(seatCategories).toMatchObject([
      { id: '51', code: 'A' },
      { id: '77', code: 'A' },
    ]);
  });

  it('is missing when the catalog knows neither id', () => {
    expect(assuming({}, of({ seatCatId: 77, institutionSeatCatId: null })).priceLists).toEqual([
      [],
    ]);
  });
});

describe('a performance without a state', () => {
  it('is on sale when its product is', () => {
    const [product] = ofPerformances(aPerformance(21, { state: null })).products;
    expect(product?.performances).toMatchObject([{ id: '21', isOnSale: true }]);
    const suspended = anEvent(2, [aPerformance(21, { state: null })], { state: 'SUSPENDED' });
    const [other] = assuming({}, { catalogData: catalogOf(aSeason([suspended])) }).products;
    expect(other?.performances).toMatchObject([{ isOnSale: false }]);
  });
});

describe('a point of sale with flags as texts', () => {
  it('sells as if the flags were booleans', () => {
    const family = { productFamilyType: 'SINGLE_ENTRY', reservable: 'Y', directOption: 'false' };
    const cash = { id: 61, code: 'CASH', paymentType: 'CASH', forPayment: 'true' };
    const posConfigData = aPointOfSale({ productFamilies: [family], paymentMethods: [cash] });
    const { pointOfSale, products } = assuming({}, { posConfigData });
    expect(products).toMatchObject([{ isReservable: true, isOptionable: false }]);
    expect(pointOfSale.paymentMethods).toMatchObject([{ id: '61' }]);
  });
});
