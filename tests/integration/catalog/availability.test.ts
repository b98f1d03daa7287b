import { AVAILABILITY_UID, type CONTACT_UID } from '../../../server/src/contracts';
import { catalogSide, OFTEN, performanceIdsOf } from '../../helpers/catalog/catalogs';
import { bookingIn } from '../../helpers/scene/booking-scene';
import { request } from '../../helpers/http';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const HOUR_MS = 60 * 60_000;

describe('the places left in the admin API', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { catalog: {} }, s360: { catalog: true } },
      { code: 'opera', ...OFTEN },
    ],
  });
  const ids: Record<string, string[]> = {};
  beforeAll(async () => {
    for (const code of ['myvenue', 'opera']) {
      ids[code] = performanceIdsOf(await catalogSide(scene, code).fetched());
    }
  });

  const method = 'getEventAvailability';
  const idsOf = (code: string, from: number, to: number) => (ids[code] ?? []).slice(from, to);
  const checked = (code: string, performanceIds: readonly string[]) =>
    until('all are known', async () => {
      const now = await catalogSide(scene, code).availability(performanceIds);
      return now.every(({ checkedAt }) => checkedAt !== null) ? now : null;
    });
  const age = async (code: string, ageMs: number) => {
    const query = scene.running().strapi.db.query(AVAILABILITY_UID as typeof CONTACT_UID);
    const data = { checkedAt: new Date(Date.now() - ageMs) };
    await query.updateMany({ where: { institution: code } as object, data: data as object });
  };

  it('are returned at once as far as they are known, and read together', async () => {
    const side = catalogSide(scene, 'myvenue');
    const asked = [idsOf('myvenue', 0, 3), idsOf('myvenue', 2, 6), idsOf('myvenue', 6, 8)];
    const answers = await Promise.all(asked.map((some) => side.availability(some)));
    for (const places of answers.flat()) {
      expect(places).toMatchObject({ level: 'UNKNOWN', checkedAt: null, isBeingChecked: true });
    }
    await until('S-360 was asked', async () => (await side.calls(method)) > 0);
    const all = idsOf('myvenue', 0, 8);
    // Requests too late for the first call wait for the next minute.
    const known = await until('most are known', async () => {
      const now = await side.availability(all);
      return now.some(({ checkedAt }) => checkedAt !== null) ? now : null;
    });
    expect(known.map(({ performanceId }) => performanceId)).toEqual(all);
    await pause(1_500);
    expect(await side.calls(method)).toBe(1);
    const [call] = await scene.s360('myvenue').calls(method);
    expect(call?.body).toMatchObject({ pointOfSalesId: 466_650_001, seatCategoryIds: [-1] });
  });

  it('are returned by seat category, and read again only when they are older than a minute', async () => {
    const side = catalogSide(scene, 'opera');
    const [performanceId = ''] = idsOf('opera', 0, 1);
    const { seatCategories } = await side.catalog();
    await request(`${scene.simulator().url}/__control__/opera/stock`, {
      method: 'POST',
      json: {
        performanceId: Number(performanceId),
        seatCategoryId: Number(seatCategories[1]?.id),
        left: 5,
      },
    });
    const [first] = await checked('opera', [performanceId]);
    expect(first).toMatchObject({ level: 'GOOD', isBeingChecked: false });
    expect(first?.seatCategories).toEqual([
      { seatCategoryId: seatCategories[0]?.id, left: 120, level: 'GOOD' },
      { seatCategoryId: seatCategories[1]?.id, left: 5, level: 'LIMITED' },
      { seatCategoryId: seatCategories[2]?.id, left: 40, level: 'GOOD' },
    ]);
    const calls = await side.calls(method);
    await age('opera', 50_000);
    expect(await side.availability([performanceId])).toMatchObject([{ isBeingChecked: false }]);
    await age('opera', 61_000);
    expect(await side.availability([performanceId])).toMatchObject([
      { level: 'GOOD', isBeingChecked: true },
    ]);
    await until('S-360 was asked again', async () => (await side.calls(method)) === calls + 1);
  });

  it('that are old because receiving is paused do not prevent a booking from being submitted', async () => {
    const side = catalogSide(scene, 'opera');
    const { priceLists, products } = await side.catalog();
    const performance = products[0]?.performances.at(-2);
    const [price] = priceLists[performance?.priceList ?? -1] ?? [];
    const performanceId = performance?.id ?? '';
    await request(`${scene.simulator().url}/__control__/opera/stock`, {
      method: 'POST',
      json: {
        performanceId: Number(performanceId),
        seatCategoryId: Number(price?.seatCategoryId),
        left: 0,
      },
    });
    await side.availability([performanceId]);
    await checked('opera', [performanceId]);
    const contactDocumentId = await scene.crm.creates({ lastName: 'Spectator' });
    const pauses = '/s360/institutions/opera/pauses';
    await scene.running().admin('PUT', pauses, { receiving: true, sending: true });
    const { seatCategoryId, tariffId } = price ?? {};
    const draft = bookingIn(
      await scene.running().admin('POST', '/s360/bookings', {
        institution: 'opera',
        kind: 'sale',
        contactDocumentId,
        lines: [{ performanceId, seatCategoryId, itemId: null, tariffId, quantity: 1 }],
        notes: null,
        shipmentModeId: null,
        payment: { kind: 'unpaid' },
      }),
    );
    const path = `/s360/bookings/${draft.documentId}`;
    expect(draft.obstacles).toMatchObject([{ code: 'noPlacesLeft', limit: 0 }]);
    await age('opera', 3 * HOUR_MS);
    const { revision } = draft;
    const submitted = await scene.running().admin('POST', `${path}/submit`, { revision });
    expect([submitted.status, submitted.body]).toMatchObject([200, { data: { obstacles: [] } }]);
    await scene.running().admin('POST', `${path}/withdraw`, { revision: revision + 1 });
    const calls = await side.calls(method);
    await scene.running().admin('PUT', pauses, { receiving: false, sending: false });
    // Only the composer requests places left, not the page of a booking.
    expect((await scene.running().admin('GET', path)).status).toBe(200);
    await pause(1_500);
    expect(await side.calls(method)).toBe(calls);
    await side.availability([performanceId]);
    await until('S-360 was asked again', async () => (await side.calls(method)) === calls + 1);
  });

  it('are unknown, without a call, for performances missing from the catalog', async () => {
    const side = catalogSide(scene, 'opera');
    const calls = await side.calls(method);
    expect(await side.availability(['999'])).toEqual([
      {
        performanceId: '999',
        level: 'UNKNOWN',
        seatCategories: [],
        checkedAt: null,
        isBeingChecked: false,
      },
    ]);
    await pause(1_500);
    expect(await side.calls(method)).toBe(calls);
  });

  it('are read in smaller batches when S-360 refuses a large one', async () => {
    const side = catalogSide(scene, 'opera');
    const asked = idsOf('opera', 4, 8);
    await scene.s360('opera').faults({ method, times: 1, kind: 'business', statusDetail: 'odd' });
    const before = await side.calls(method);
    await side.availability(asked);
    await until('it was refused', async () => (await side.calls(method)) === before + 1);
    for (const _half of [1, 2, 3]) {
      await pause(500);
      // As if a minute had passed.
      await side.writesRow({ availabilityNotBefore: null });
    }
    await checked('opera', asked);
    const calls = (await scene.s360('opera').calls(method)).slice(before);
    const sizes = calls.map(({ body }) => (body.performanceIds as unknown[]).length);
    expect(sizes.slice(0, 2)).toEqual([4, 2]);
  });

  it.each(['', 'abc', '1,,2', Array.from({ length: 101 }, (_, index) => index + 1).join(',')])(
    'are not read for performanceIds=%.20s',
    async (performanceIds) => {
      const path = `/s360/institutions/opera/availability?performanceIds=${performanceIds}`;
      expect((await scene.running().admin('GET', path)).status).toBe(400);
    },
  );
});
