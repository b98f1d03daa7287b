import { catalogSide, OFTEN, performanceIdsOf } from '../../helpers/catalog/catalogs';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { processorMs } from '../../helpers/observability/processor-time';
import { until } from '../../helpers/waiting';
import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { normalizeCatalog } from '../../../server/src/catalog/model/normalize';
import { catalogService } from '../../simulator/catalog/service';

const SIZE = { products: 1000, performances: 3500 };
const ROUNDS = 20;

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;

let scene: Scene;
beforeAll(async () => {
  const large = { ...OFTEN.s360, ...SIZE, currency: 'JPY' as const };
  scene = await startScene({
    institutions: [
      { code: 'myvenue', ...OFTEN, s360: large },
      { code: 'opera', ...OFTEN, s360: { ...OFTEN.s360, catalogInProgress: 2 } },
      { code: 'museum', plugin: { catalog: {} }, s360: { catalog: true, catalogInProgress: 1 } },
    ],
  });
  // The job would queue catalogs every minute before a test does.
  scene.running().strapi.cron.remove('s360.catalogs');
});
afterAll(() => scene.end());

describe('a catalog of 1,000 products and 3,500 performances', () => {
  it('is normalized in less than a second', async () => {
    const institution = scene.simulator().institution('myvenue');
    if (!institution) throw new Error('it is there');
    const { getCatalogDetailed, getPOSConfig } = catalogService.methods;
    const text = JSON.stringify(getCatalogDetailed?.({}, institution));
    const { posConfigData } = JSON.parse(JSON.stringify(getPOSConfig?.({}, institution)));
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const normalize = () =>
        normalizeCatalog({
          institution: 'myvenue',
          catalogData: JSON.parse(text).catalogData,
          posConfigData,
          shipmentModes: [],
          timeZone: null,
          assumptions: resolveAssumptions('myvenue'),
          fetchedAt: new Date(),
        });
      times.push(await processorMs(normalize));
    }
    console.log(
      `${(text.length / 1e6).toFixed(1)} MB parsed and normalized in ${median(times).toFixed(0)} ms`,
    );
    expect(text.length).toBeGreaterThan(9_000_000);
    expect(median(times)).toBeLessThan(1_000);
  });

  it('is fetched and returned quickly', async () => {
    const side = catalogSide(scene, 'myvenue');
    await side.get();
    const startedAt = performance.now();
    const catalog = await side.fetched();
    const fetchedInMs = performance.now() - startedAt;
    expect(catalog.products.length).toBe(SIZE.products);
    expect(performanceIdsOf(catalog).length).toBeGreaterThan(3_400);
    expect(catalog.seasons.length).toBe(3);
    expect(catalog.currency).toEqual({ code: 'JPY', symbol: '¥', fractionDigits: 0 });
    expect(catalog.priceLists.length).toBeLessThan(100);
    const { headers } = await side.get();
    const etag = headers.get('etag') ?? '';
    const asks: (() => Promise<unknown>)[] = [
      () => side.get(),
      () => side.get({ 'if-none-match': etag }),
      // What any panel request takes.
      () => side.status(),
    ];
    const times: number[][] = asks.map(() => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, ask] of asks.entries()) {
        times[index]?.push(await processorMs(ask));
      }
    }
    const [whole = 0, unchanged = 0, small = 0] = times.map((of) => Math.min(...of));
    const bytes = JSON.stringify(catalog).length;
    console.log(
      `fetched in ${fetchedInMs.toFixed(0)} ms; ${bytes} bytes, ${catalog.priceLists.length} price lists; ` +
        `GET ${whole.toFixed(1)} ms, unchanged ${unchanged.toFixed(1)} ms, a small one ${small.toFixed(1)} ms`,
    );
    expect(bytes).toBeLessThan(1_500_000);
    expect(whole - small).toBeLessThan(250);
    expect(unchanged - small).toBeLessThan((whole - small) / 2);
  });

  it('has its places left read for 200 performances at a time', async () => {
    const side = catalogSide(scene, 'myvenue');
    const ids = performanceIdsOf(await side.catalog()).slice(0, 250);
    await Promise.all([0, 100, 200].map((from) => side.availability(ids.slice(from, from + 100))));
    const sizes = async () =>
      (await scene.s360().calls('getEventAvailability')).map(
        ({ body }) => (body.performanceIds as unknown[]).length,
      );
    const total = await until('all were asked for', async () => {
      const now = await sizes();
      return now.reduce((sum, size) => sum + size, 0) === ids.length ? now : null;
    });
    expect(Math.max(...total)).toBeLessThanOrEqual(200);
    expect(total.length).toBeLessThanOrEqual(4);
  });
});

describe('a catalog that takes S-360 some time', () => {
  it('is requested again with the same request id until it is ready', async () => {
    const side = catalogSide(scene, 'opera');
    await side.get();
    for (const times of [1, 2]) {
      await until('it was asked for', async () => (await side.calls()) === times);
      const waiting = await until('the next time is known', async () => {
        const now = await side.status();
        return now.notBefore === null ? null : now;
      });
      expect(waiting).toMatchObject({ isWanted: true, failure: null, version: null });
      // As if ten seconds had passed.
      await side.writesRow({ nextAttemptAt: null });
    }
    await side.fetched();
    const calls = await scene.s360('opera').calls('getCatalogDetailed');
    expect(calls).toHaveLength(3);
    const [first, ...further] = calls.map(({ body }) => body.requestId);
    expect(first).toBeUndefined();
    expect(new Set(further).size).toBe(1);
    expect(await side.calls('getPOSConfig')).toBe(1);
  });

  it('waits for the window of the method like any other call', async () => {
    const side = catalogSide(scene, 'museum');
    await side.get();
    await until('it was asked for', async () => (await side.calls()) === 1);
    // S-360 is asked again after ten seconds, unless a limit forbids it.
    await until('it waits for its window', async () => {
      const { notBefore } = await side.status();
      return notBefore !== null && Date.parse(notBefore) > Date.now() + 9 * 60_000;
    });
    expect(await side.calls()).toBe(1);
  });
});
