import { modulesOf } from '../../helpers/strapi/modules';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { catalogSide, OFTEN, performanceIdsOf } from '../../helpers/catalog/catalogs';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the catalog of an institution', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { catalog: {} }, s360: { catalog: true, currency: 'CHF' } },
      { code: 'opera', ...OFTEN },
      { code: 'museum' },
    ],
  });
  beforeAll(async () => {
    // The job would queue catalogs every minute before a test does.
    scene.running().strapi.cron.remove('s360.catalogs');
  });

  const myvenue = () => catalogSide(scene, 'myvenue');
  const opera = () => catalogSide(scene, 'opera');
  const hasFailed = () =>
    until('it has failed', async () => {
      const now = await opera().status();
      return now.failure ? now : null;
    });

  it('is queued by the first request for it and available shortly after', async () => {
    const first = await myvenue().get();
    expect(first.status).toBe(404);
    expect(await myvenue().status()).toMatchObject({ version: null, isWanted: true });
    const catalog = await myvenue().fetched();
    expect(catalog).toMatchObject({
      institution: 'myvenue',
      currency: { code: 'CHF', fractionDigits: 2 },
      timeZone: 'Europe/Zurich',
      pointOfSale: { orderAbandonDelayMinutes: 15, maxSeatsPerPerformance: 50 },
    });
    expect(catalog.products.map(({ code }) => code)).toEqual([
      'BARB',
      'FLAM',
      'DERBY',
      'PASS',
      'BOOK',
      'LATE',
    ]);
    expect(catalog.products.at(-1)).toMatchObject({ isOnSale: false });
    // The cancelled performance is left out.
    expect(performanceIdsOf(catalog)).toHaveLength(13);
    expect(await myvenue().unwanted()).toMatchObject({
      version: catalog.version,
      products: 6,
      performances: 13,
      failure: null,
    });
  });

  it('is sent once per version to the same client', async () => {
    const { headers } = await myvenue().get();
    const etag = headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await myvenue().get({ 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await myvenue().get({ 'if-none-match': 'W/"other"' })).status).toBe(200);
  });

  it('is fetched once for many requests, when S-360 allows it', async () => {
    const before = Date.now();
    await Promise.all(Array.from({ length: 10 }, () => myvenue().refresh()));
    const status = await until('it is known from when on', async () => {
      const now = await myvenue().status();
      return now.notBefore === null ? null : now;
    });
    expect(status).toMatchObject({ isWanted: true, failure: null });
    const waitMs = Date.parse(status.notBefore ?? '') - before;
    expect(waitMs).toBeGreaterThan(9 * 60_000);
    expect(waitMs).toBeLessThan(11 * 60_000);
    await pause(1_500);
    expect(await myvenue().calls()).toBe(1);
    // The current catalog stays in use meanwhile.
    expect((await myvenue().get()).status).toBe(200);
  });

  it('keeps its version when nothing changed', async () => {
    const { version } = await opera().fetched();
    const first = await opera().unwanted();
    await opera().refresh();
    const second = await opera().unwanted();
    expect(second.version).toBe(version);
    expect(Date.parse(second.fetchedAt ?? '')).toBeGreaterThan(Date.parse(first.fetchedAt ?? ''));
    expect(await opera().calls()).toBe(2);
  });

  it('is not queued by who saw none, or an older one, once it has been fetched', async () => {
    const { strapi } = scene.running();
    const { catalogs } = modulesOf(strapi).catalogStores;
    const owner = modulesOf(strapi).institutions.find('opera')?.catalog;
    if (!owner) throw new Error('opera sells nothing');
    await opera().fetched();
    await opera().unwanted();
    const before = await catalogs.state(owner);
    for (const seen of [null, new Date(0)]) await catalogs.enqueueAfter(owner, seen, new Date());
    expect(before).toMatchObject({ queuedAt: null, fetchedAt: expect.any(Date) as Date });
    expect(await catalogs.state(owner)).toEqual(before);
  });

  it('is fetched automatically once a day', async () => {
    const { strapi } = scene.running();
    const queueScheduled = () => modulesOf(strapi).catalogs.queueScheduled();
    const before = await opera().calls();
    await opera().writesRow({ fetchedAt: new Date(Date.now() - DAY_MS - 1000) });
    await Promise.all([queueScheduled(), queueScheduled(), queueScheduled()]);
    await opera().unwanted();
    expect(await queueScheduled()).toBe(0);
    await pause(1_500);
    expect(await opera().calls()).toBe(before + 1);
  });

  it('is fetched automatically when the assumptions have changed', async () => {
    const { strapi } = scene.running();
    const { catalogs } = modulesOf(strapi).catalogStores;
    const owner = modulesOf(strapi).institutions.find('opera')?.catalog;
    if (!owner) throw new Error('opera sells nothing');
    const assumptions = { ...owner.assumptions, seatCategoryId: 'institutionSeatCatId' } as const;
    expect(await catalogs.state(owner)).toMatchObject({ isStale: false });
    expect(await catalogs.state({ ...owner, assumptions })).toMatchObject({ isStale: true });
    const before = await opera().calls();
    await opera().writesRow({ readWith: '{}' });
    expect(await modulesOf(strapi).catalogs.queueScheduled()).toBe(1);
    await opera().unwanted();
    expect(await catalogs.state(owner)).toMatchObject({ isStale: false });
    expect(await opera().calls()).toBe(before + 1);
  });

  it('stays in use when S-360 fails, shows the reason, and is retried', async () => {
    const { version } = await opera().status();
    await scene.s360('opera').faults({
      method: 'getCatalogDetailed',
      times: 1,
      kind: 'business',
      statusDetail: 'error.catalog.broken',
    });
    await opera().refresh();
    const failed = await hasFailed();
    expect(failed).toMatchObject({
      version,
      isWanted: true,
      failure: { code: 'error.catalog.broken' },
    });
    expect(Date.parse(failed.notBefore ?? '')).toBeGreaterThan(Date.now() + 20_000);
    expect((await opera().catalog()).version).toBe(version);
    // An operator does not wait for the next attempt.
    await opera().refresh();
    expect(await opera().unwanted()).toMatchObject({ version, failure: null });
  });

  it('can be refused for too many calls without delaying other calls', async () => {
    await scene.s360('opera').faults({
      method: 'getCatalogDetailed',
      times: 1,
      kind: 'http',
      status: 509,
      retryAfterSeconds: 900,
    });
    await opera().refresh();
    const refused = await hasFailed();
    expect(refused.failure?.code).toBe('HTTP 509');
    expect(Date.parse(refused.notBefore ?? '')).toBeGreaterThan(Date.now() + 880_000);
    await scene.crm.creates({ lastName: 'Not held up' });
    await scene.settled();
    // An operator ends the plugin’s own wait, but not the one that S-360 asked for.
    const calls = await opera().calls('getCatalogDetailed');
    const { notBefore } = await opera().refresh();
    expect(Date.parse(notBefore ?? '')).toBeGreaterThan(Date.now() + 870_000);
    await pause(1_500);
    expect(await opera().calls('getCatalogDetailed')).toBe(calls);
    await opera().writesRow({ refusedUntil: null });
    await opera().refresh();
    await opera().unwanted();
  });

  it('has the shipment modes of the point of sale for tickets, and keeps them while S-360 refuses to name them', async () => {
    const { shipmentModes, version } = await opera().catalog();
    expect(shipmentModes).toEqual([
      expect.objectContaining({ type: 'HANDED_AT_BO', contactAddressRequired: false }),
      expect.objectContaining({ type: 'PRINT_AT_HOME' }),
      expect.objectContaining({ type: 'BY_MAIL', contactAddressRequired: true }),
    ]);
    const method = 'getAvailableShipmentModes';
    const before = await opera().calls(method);
    for (const fault of [
      { method, times: 1, kind: 'business', statusDetail: 'ERR_1234' },
      { method, times: 1, kind: 'drop-response' },
      // Last: a method that S-360 does not know is not called again for a while.
      { method, times: 1, kind: 'http', status: 404 },
    ]) {
      await scene.s360('opera').faults(fault);
      await opera().refresh();
      expect(await opera().unwanted()).toMatchObject({ version, failure: null });
    }
    expect(await opera().calls(method)).toBe(before + 3);
  });

  it('is absent for an institution without sales in the CRM, where an earlier draft can still be read', async () => {
    const museum = { institution: 'museum', kind: 'sale', contactDocumentId: null } as const;
    const payment = { kind: 'unpaid' } as const;
    const empty = { ...museum, lines: [], notes: null, shipmentModeId: null, payment };
    const { bookings, catalogs } = modulesOf(scene.running().strapi);
    expect(await catalogs.lookupOf('museum')).toBeNull();
    const { documentId } = await bookings.compose(empty, null);
    expect(await bookings.details(documentId)).toMatchObject({ state: 'draft' });
  });

  it('is not read while receiving is paused', async () => {
    const pauses = '/s360/institutions/opera/pauses';
    await scene.running().admin('PUT', pauses, { receiving: true });
    const before = await opera().calls();
    await opera().refresh();
    const performanceIds = performanceIdsOf(await opera().catalog());
    const places = await opera().availability(performanceIds);
    expect(places.filter(({ isBeingChecked }) => isBeingChecked)).toEqual([]);
    await pause(2_500);
    expect(await opera().calls()).toBe(before);
    expect(await opera().status()).toMatchObject({ isWanted: true, isPaused: true });
    await scene.running().admin('PUT', pauses, { receiving: false });
    expect((await opera().unwanted()).isPaused).toBe(false);
    await scene.running().admin('PUT', pauses, { sending: true });
    expect(await opera().status()).toMatchObject({ isPaused: false, notSending: 'paused' });
    await scene.running().admin('PUT', pauses, { sending: false });
    await until('places left are asked for, too', async () => {
      const now = await opera().availability(performanceIds);
      return now.every(({ checkedAt }) => checkedAt !== null) ? now : null;
    });
    expect(await opera().calls()).toBe(before + 1);
  });

  it('is not stored for an institution without sales in the CRM', async () => {
    const { admin } = scene.running();
    expect((await admin('GET', '/s360/institutions/museum/catalog')).status).toBe(404);
    expect((await admin('POST', '/s360/institutions/museum/catalog/refresh')).status).toBe(404);
    expect((await admin('GET', '/s360/institutions/nowhere/catalog')).status).toBe(404);
    await expect(catalogSide(scene, 'museum').status()).rejects.toThrow('no status');
    expect(await scene.s360('museum').calls('getCatalogDetailed')).toEqual([]);
  });

  it('needs the permission of its route', async () => {
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readBookings]);
    const nobody = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    for (const path of ['/s360/catalogs', '/s360/institutions/opera/catalog']) {
      expect((await reader('GET', path)).status).toBe(200);
      expect((await nobody('GET', path)).status).toBe(403);
    }
    const refresh = '/s360/institutions/opera/catalog/refresh';
    expect((await reader('POST', refresh)).status).toBe(403);
    const availability = '/s360/institutions/opera/availability?performanceIds=1';
    expect((await reader('GET', availability)).status).toBe(200);
    expect((await nobody('GET', availability)).status).toBe(403);
  });
});
