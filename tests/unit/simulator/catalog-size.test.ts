import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../../simulator/json';
import { callSales, simulator, stopAll } from './client';

afterEach(stopAll);

const UNLIMITED = { limits: { catalogPerTenMinutes: null } };
const SIZE = { products: 200, performances: 700, ...UNLIMITED };

const seasonsOf = (json: JsonObject) => objectsOf(objectOf(json, 'catalogData') ?? {}, 'seasons');
const productsOf = (json: JsonObject) =>
  seasonsOf(json).flatMap((season) => objectsOf(season, 'products'));
const performancesOf = (products: readonly JsonObject[]) =>
  products.flatMap((product) => objectsOf(objectOf(product, 'event') ?? {}, 'performances'));

async function catalogOf(options: Parameters<typeof simulator>[0], body: JsonObject = {}) {
  return (await callSales(await simulator(options), 'getCatalogDetailed', body)).json;
}

test('the simulator’s catalog has the requested size and begins with the small catalog', async () => {
  const small = productsOf(await catalogOf(UNLIMITED));
  const large = await catalogOf(SIZE);
  const products = productsOf(large);
  const codes = products.map((product) => textOf(product, 'code'));
  expect(products).toHaveLength(SIZE.products);
  // A cancelled performance is included.
  expect(performancesOf(products)).toHaveLength(SIZE.performances);
  expect(seasonsOf(large)).toHaveLength(3);
  expect(products.filter(({ code }) => small.some((one) => one.code === code))).toEqual(small);
  expect(new Set(codes).size).toBe(codes.length);
  const families = new Set(products.map((product) => textOf(product, 'productFamilyType')));
  expect([...families].sort()).toEqual(['GOODS', 'MEMBERSHIP', 'PASS', 'SERVICE', 'SINGLE_ENTRY']);
});

test('the simulator’s catalog is the same for the same size', async () => {
  expect(productsOf(await catalogOf(SIZE))).toEqual(productsOf(await catalogOf(SIZE)));
});

test.each(['EUR', 'CHF', 'JPY'] as const)(
  'the simulator’s catalog has prices that can be paid in %s',
  async (currency) => {
    const smallest = { EUR: 10, CHF: 50, JPY: 1000 }[currency];
    const products = productsOf(await catalogOf({ ...SIZE, currency }));
    const amounts = performancesOf(products).flatMap((one) =>
      objectsOf(one, 'prices').map((price) => Number(price.amount)),
    );
    expect(amounts.length).toBeGreaterThan(1000);
    expect(amounts.filter((amount) => amount % smallest !== 0)).toEqual([]);
  },
);

test('the simulator’s catalog is in progress for each new request until it is ready', async () => {
  const started = await simulator({ catalogInProgress: 2, ...UNLIMITED });
  const ask = async (requestId: number) => {
    const { json } = await callSales(started, 'getCatalogDetailed', { requestId });
    return [json.statusCode, json.requestId, isObject(json.catalogData)];
  };
  expect(await ask(5)).toEqual(['in_progress', 5, false]);
  expect(await ask(5)).toEqual(['in_progress', 5, false]);
  expect(await ask(6)).toEqual(['in_progress', 6, false]);
  expect(await ask(5)).toEqual(['success', 5, true]);
});
