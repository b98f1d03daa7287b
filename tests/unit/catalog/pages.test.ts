import type { PerformanceFilter, ProductFilter } from '../../../server/src/contracts';
import { catalogLookup } from '../../../server/src/catalog/model/lookup';
import { catalogTerms, performancePage, productPage } from '../../../server/src/catalog/pages';
import { aCatalog } from './a-catalog';

const FIRST = { page: 1, pageSize: 20 };
const CATALOG = aCatalog();
const [opera, book] = CATALOG.products;
if (!opera || !book) throw new Error('there are two products');
const circus = {
  ...opera,
  id: '4',
  code: 'CIRCUS',
  name: { fr: 'Le cirque', de: 'Der Zirkus' },
  seasonId: '2',
  isOnSale: false,
  performances: [
    {
      id: '41',
      name: { fr: 'Première' },
      startsAt: '2026-04-01T20:00:00.000+02:00',
      place: { fr: 'Chapiteau' },
      isOnSale: true,
      priceList: 0,
    },
  ],
};
const lookup = catalogLookup({ ...CATALOG, products: [opera, circus, book] });
const productsBy = (filter: ProductFilter) =>
  productPage(lookup, filter, FIRST).data.map(({ code }) => code);
const performancesBy = (filter: PerformanceFilter) =>
  performancePage(lookup, filter, FIRST).data.map(({ id }) => id);

describe('the product pages of a catalog', () => {
  it('contain the number of performances and the prices of items', () => {
    const { data, meta } = productPage(lookup, {}, { page: 2, pageSize: 2 });
    expect(data).toEqual([
      {
        id: '3',
        code: 'BOOK',
        name: { fr: 'Un livre' },
        seasonId: '1',
        family: 'GOODS',
        isOnSale: true,
        isReservable: false,
        isOptionable: false,
        performances: 0,
        items: [{ id: '31', name: { fr: 'Un livre' }, prices: CATALOG.priceLists[1] }],
      },
    ]);
    expect(meta).toEqual({
      version: 'v1',
      pagination: { page: 2, pageSize: 2, pageCount: 2, total: 3 },
    });
  });

  it.each<[ProductFilter, string[]]>([
    [{}, ['OPERA', 'CIRCUS', 'BOOK']],
    [{ q: 'zirkus' }, ['CIRCUS']],
    [{ q: 'livre un' }, ['BOOK']],
    [{ family: 'GOODS' }, ['BOOK']],
    [{ season: '2' }, ['CIRCUS']],
    [{ isOnSale: true }, ['OPERA', 'BOOK']],
    [{ isOnSale: false }, ['CIRCUS']],
    [{ q: 'nothing' }, []],
  ])('filtered by %j contain %j', (filter, codes) => {
    expect(productsBy(filter)).toEqual(codes);
  });
});

describe('the performance pages of a catalog', () => {
  it('contain the product and the prices', () => {
    const { data } = performancePage(lookup, { product: '2' }, { page: 1, pageSize: 1 });
    const { items: _items, performances: _performances, ...product } = opera;
    expect(data).toEqual([
      {
        id: '21',
        name: null,
        startsAt: '2026-04-01T18:00:00.000Z',
        place: null,
        isOnSale: true,
        product,
        prices: CATALOG.priceLists[0],
      },
    ]);
  });

  it.each<[PerformanceFilter, string[]]>([
    [{}, ['21', '41', '22']],
    [{ q: 'opéra' }, ['21', '22']],
    [{ q: 'chapiteau premiere' }, ['41']],
    [{ product: '4' }, ['41']],
    [{ season: '2' }, ['41']],
    // A performance is not on sale when its product is not.
    [{ isOnSale: true }, ['21']],
    [{ isOnSale: false }, ['41', '22']],
    [{ from: '2026-04-01T20:00:00+02:00', to: '2026-04-02T20:00:00+02:00' }, ['21', '41']],
    [{ from: '2026-04-01T18:00:00.001Z' }, ['22']],
  ])('filtered by %j contain %j in order of time', (filter, ids) => {
    expect(performancesBy(filter)).toEqual(ids);
  });
});

it('the catalog terms apply to all products and do not contain the products', () => {
  const terms = catalogTerms(lookup);
  expect(terms).toMatchObject({ version: 'v1', tariffs: CATALOG.tariffs });
  expect(Object.keys(terms)).not.toEqual(expect.arrayContaining(['products']));
  expect(Object.keys(terms)).not.toEqual(expect.arrayContaining(['priceLists']));
});
