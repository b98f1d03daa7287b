import { generate } from '@strapi/openapi';
import { catalogSide, performanceIdsOf } from '../../helpers/catalog/catalogs';
import { request, type HttpAnswer } from '../../helpers/http';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const VENUE = '/institutions/myvenue';
const PATHS = [
  '/catalogs',
  `${VENUE}/catalog`,
  `${VENUE}/catalog/products`,
  `${VENUE}/catalog/performances`,
  `${VENUE}/availability?performanceIds=1`,
];

describe('the catalog in the Content API', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { catalog: {} }, s360: { catalog: true, currency: 'CHF' } },
      { code: 'museum' },
    ],
  });
  let token = '';
  beforeAll(async () => {
    token = await tokenFor('shop', [
      'findAll',
      'terms',
      'products',
      'performances',
      'availability',
    ]);
  });

  async function tokenFor(name: string, actions: readonly string[]): Promise<string> {
    const made = await scene.running().admin('POST', '/admin/api-tokens', {
      name,
      description: '',
      type: 'custom',
      permissions: actions.map((action) => `plugin::s360.catalog.${action}`),
      lifespan: null,
    });
    return textAt(made.body, 'data', 'accessKey');
  }
  const get = (path: string, as = token): Promise<HttpAnswer> =>
    request(`${scene.running().url}/api/s360${path}`, {
      headers: as === '' ? {} : { authorization: `Bearer ${as}` },
    });
  const reads = async (path: string) => {
    const { body, status } = await get(path);
    expect([path, status, body]).toMatchObject([path, 200, {}]);
    return body;
  };
  const side = () => catalogSide(scene, 'myvenue');

  it('is queued by the first request for it', async () => {
    expect((await get(`${VENUE}/catalog/products`)).status).toBe(404);
    expect(await side().status()).toMatchObject({ version: null, isWanted: true });
    const { version } = await side().fetched();
    expect(await reads('/catalogs')).toMatchObject({
      data: [{ institution: { code: 'myvenue' }, version, products: 6 }],
    });
  });

  it('has a route for the terms of all sales, without the products', async () => {
    const { priceLists: _prices, products: _products, ...terms } = await side().catalog();
    expect(await reads(`${VENUE}/catalog`)).toEqual({ data: terms });
  });

  it('lists products in pages and finds them', async () => {
    const { products, version } = await side().catalog();
    const second = await reads(`${VENUE}/catalog/products?page=2&pageSize=4`);
    expect(listAt(second, 'data').map((one) => textAt(one, 'id'))).toEqual(
      products.slice(4).map(({ id }) => id),
    );
    expect(at(second, 'meta')).toEqual({
      version,
      pagination: { page: 2, pageSize: 4, pageCount: 2, total: 6 },
    });
    const suspended = await reads(`${VENUE}/catalog/products?isOnSale=false`);
    expect(listAt(suspended, 'data')).toMatchObject([{ code: 'LATE', isOnSale: false }]);
    expect(await reads(`${VENUE}/catalog/products?q=book`)).toMatchObject({
      data: [{ code: 'BOOK', performances: 0 }],
    });
  });

  it('lists performances with the prices of a booking', async () => {
    const { priceLists, products } = await side().catalog();
    const [product] = products;
    const [performance] = product?.performances ?? [];
    if (!product || !performance) throw new Error('there is a performance');
    const path = `${VENUE}/catalog/performances?product=${product.id}&pageSize=1`;
    const { priceList, ...own } = performance;
    expect(await reads(path)).toMatchObject({
      data: [{ ...own, product: { code: product.code }, prices: priceLists[priceList] }],
      meta: { pagination: { total: product.performances.length } },
    });
    const from = encodeURIComponent(new Date(Date.parse(own.startsAt) + 1).toISOString());
    const later = await reads(`${path}&from=${from}`);
    expect(at(later, 'meta', 'pagination', 'total')).toBe(product.performances.length - 1);
  });

  it('reads places left from S-360 once a minute, however many tokens and operators ask', async () => {
    const ids = performanceIdsOf(await side().catalog()).slice(0, 4);
    const path = `${VENUE}/availability?performanceIds=${ids.join(',')}`;
    const before = await Promise.all(
      Array.from({ length: 5 }, () => [reads(path), side().availability(ids)]).flat(),
    );
    expect(before).toHaveLength(10);
    await until('they are known', async () => {
      const now = listAt(await reads(path), 'data');
      return now.every((one) => at(one, 'checkedAt') !== null) ? now : null;
    });
    await pause(1_500);
    expect(await reads(path)).toEqual({ data: await side().availability(ids) });
    expect(await side().calls('getEventAvailability')).toBe(1);
  });

  it('can be refreshed with a permitted token as soon as S-360 allows it', async () => {
    const wants = (path: string, as: string) =>
      request(`${scene.running().url}/api/s360${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${as}` },
      });
    expect((await wants(`${VENUE}/catalog/refresh`, token)).status).toBe(403);
    const refresher = await tokenFor('refresher', ['refresh']);
    const { body, status } = await wants(`${VENUE}/catalog/refresh`, refresher);
    expect([status, body]).toMatchObject([200, { data: { isWanted: true } }]);
    expect(await side().status()).toMatchObject({ isWanted: true });
    expect((await wants('/institutions/other/catalog/refresh', refresher)).status).toBe(404);
  });

  it('has a separate permission for each route', async () => {
    const other = await tokenFor('other', ['products']);
    for (const path of PATHS) {
      const allowed = path.endsWith('/products') ? 200 : 403;
      expect([path, (await get(path, other)).status]).toEqual([path, allowed]);
      expect([path, (await get(path, '')).status]).toEqual([path, 401]);
    }
  });

  it('answers an invalid request with 400 and an institution without sales with 404', async () => {
    const wrong = [
      '/catalog/products?page=0',
      '/catalog/products?pageSize=101',
      '/catalog/products?isOnSale=perhaps',
      '/catalog/products?q=a%00b',
      '/catalog/performances?product=x',
      '/catalog/performances?from=yesterday',
      '/availability',
      '/availability?performanceIds=1,x',
      `/availability?performanceIds=${Array.from({ length: 101 }, () => '1').join(',')}`,
    ];
    for (const path of wrong) {
      expect([path, (await get(`${VENUE}${path}`)).status]).toEqual([path, 400]);
    }
    expect((await get('/institutions/museum/catalog/products')).status).toBe(404);
    expect((await get('/institutions/other/catalog/performances')).status).toBe(404);
  });

  it('is described in the OpenAPI document', () => {
    const { paths } = generate(scene.running().strapi, { type: 'content-api' }).document;
    const operation = (path: string, method = 'get') => objectAt(paths, `/s360${path}`, method);
    const answerOf = (path: string, method?: string) =>
      objectAt(
        operation(path, method),
        'responses',
        '200',
        'content',
        'application/json',
        'schema',
      );
    const namesIn = (path: string) =>
      listAt(operation(path), 'parameters').map((one) => at(one, 'name'));
    expect(answerOf('/catalogs')).toMatchObject({ properties: { data: { type: 'array' } } });
    const venue = '/institutions/{code}';
    expect(answerOf(`${venue}/catalog`)).toMatchObject({
      properties: { data: { properties: { timeZone: { type: 'string' } } } },
    });
    expect(answerOf(`${venue}/catalog/refresh`, 'post')).toMatchObject({
      properties: { data: { properties: { isWanted: { type: 'boolean' } } } },
    });
    expect(answerOf(`${venue}/catalog/products`)).toMatchObject({
      properties: { meta: { properties: { version: { type: 'string' } } } },
    });
    expect(answerOf(`${venue}/catalog/performances`)).toMatchObject({
      properties: { data: { items: { properties: { prices: { type: 'array' } } } } },
    });
    expect(answerOf(`${venue}/availability`)).toMatchObject({
      properties: { data: { items: { properties: { isBeingChecked: { type: 'boolean' } } } } },
    });
    expect(namesIn(`${venue}/catalog/performances`)).toEqual(
      expect.arrayContaining(['code', 'page', 'pageSize', 'q', 'product', 'from', 'to']),
    );
    expect(namesIn(`${venue}/availability`)).toContain('performanceIds');
  });
});
