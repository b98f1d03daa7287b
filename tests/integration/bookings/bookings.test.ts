import { findContactIds } from '../../../server/src/bookings/contacts/find-contacts';
import { catalogLookup } from '../../../server/src/catalog/model/lookup';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { simulatedCatalog } from '../../helpers/catalog/simulated-catalog';
import { until } from '../../helpers/waiting';

describe('the life of a booking', () => {
  const scene = bookingSceneForAll();

  it('leads a sale from the composer over S-360 to a closing and its received order', async () => {
    const contactDocumentId = await scene.knownContact();
    const lines = [scene.seats(2, { product: 'BARB' }), scene.item(1)];
    const draft = await scene.composes({ contactDocumentId, lines });
    expect(draft).toMatchObject({ state: 'draft', obstacles: [], offer: null, progress: null });
    expect(draft.reference).toMatch(/^CRM-[0-9A-HJKMNP-TV-Z]{8}$/);

    await scene.submits(draft);
    const created = await scene.comesTo(draft, 'created');
    expect(created.offer?.lines.filter(({ isCharge }) => !isCharge)).toHaveLength(2);
    expect(created.offer?.lines[0]?.seats).toHaveLength(2);
    expect(created.offer?.differences).toEqual([]);
    const asked = BigInt(draft.total.thousandths);
    expect(BigInt(created.offer?.totalBeforeCharges.thousandths ?? 0)).toBe(asked);
    expect(BigInt(created.offer?.total.thousandths ?? 0)).toBeGreaterThan(asked);

    await scene.closes(created);
    const closed = await scene.comesTo(created, 'closed');
    const [order, ...others] = await scene.ordersInS360();
    expect(others).toEqual([]);
    expect(order).toMatchObject({
      orderState: 'CLOSED',
      orderType: 'SALE',
      externalReference: `${draft.reference}-1`,
    });
    expect(closed.orderId).toBe(String(order?.orderId));

    await scene.agreed();
    const stored = await until('the order is here', async () => (await scene.crm.orders())[0]);
    expect(stored).toMatchObject({ bookingDocumentId: draft.documentId, orderState: 'CLOSED' });
    const joined = await scene.booking(draft.documentId);
    expect(joined.orderDocumentId).toBe(textAt(stored, 'documentId'));
    expect(await scene.crm.orders()).toHaveLength(1);
    expect(joined.events.map(({ kind }) => kind)).toEqual([
      'composed',
      'submitted',
      'created',
      'closeConfirmed',
      'closed',
      'orderReceived',
    ]);
    expect(objectAt(joined.events[0]?.author).id).toMatch(/^admin:/);
  });

  const CASH = { kind: 'paid', paymentMethodId: '16362' } as const;
  const orderOf = async (orderId: string | null) => {
    const orders = await scene.ordersInS360();
    return objectAt(orders.find((order) => String(order.orderId) === orderId));
  };

  const waitingBookings = async (): Promise<unknown> => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const shown = listAt(body, 'data').find((one) => at(one, 'code') === 'myvenue');
    return at(shown, 'waitingBookings');
  };

  it('starts with a push of its contact in the booking lane when S-360 does not know the contact', async () => {
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: true });
    const contactDocumentId = await scene.crm.creates({ lastName: 'New', email: 'new@x.ch' });
    const draft = await scene.composes({ contactDocumentId, lines: [scene.seats(1)] });
    expect(draft).toMatchObject({ contactNumber: null, notSending: 'paused', obstacles: [] });
    const waiting = await scene.submits(draft);
    expect(waiting.progress).toMatchObject({ step: 'waiting', reason: 'paused' });
    expect(await waitingBookings()).toBe(1);
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: false });
    const created = await scene.comesTo(draft, 'created');
    expect(await waitingBookings()).toBe(0);
    expect(created.contactNumber).not.toBeNull();
    expect(created.events.map(({ kind }) => kind)).toContain('contactCreated');
    const permits = scene.running().strapi.db.connection('s360_permits');
    expect((await permits.where({ lane: 'booking' }).select('id')).length).toBeGreaterThan(2);
  });

  it('ends for a paid sale with the total from S-360 including charges, and keeps how the customer wants the tickets', async () => {
    const contactDocumentId = await scene.knownContact();
    const lines = [scene.seats(3, { product: 'BARB' })];
    const composed = { contactDocumentId, lines, payment: CASH, shipmentModeId: '31' };
    const draft = await scene.composes(composed);
    await scene.submits(draft);
    const created = await scene.comesTo(draft, 'created');
    await scene.closes(created, { payment: CASH });
    const closed = await scene.comesTo(draft, 'closed');
    const order = await orderOf(closed.orderId);
    expect(String(order.saleAmount)).toBe(created.offer?.total.thousandths);
    expect(closed.shipmentModeId).toBe('31');
  });

  it('continues after a reservation with a sale that follows it and has an order of its own', async () => {
    const contactDocumentId = await scene.knownContact();
    const lines = [scene.seats(2)];
    const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    await scene.comesTo(draft, 'closed');
    await scene.agreed();
    const held = await scene.booking(draft.documentId);
    expect(held).toMatchObject({ status: 'held' });
    expect(Date.parse(held.expiresAt ?? '')).toBeGreaterThan(Date.now());

    const { documentId, revision } = held;
    const [sale, second] = await Promise.all(
      [1, 2].map(() => scene.calls('POST', `/${documentId}/sell`, { revision, payment: CASH })),
    );
    expect([sale?.status, second?.status].sort()).toEqual([200, 409]);
    const { followedBy, status } = await scene.booking(documentId);
    expect(status).toBe('beingSold');
    const next = await scene.booking(followedBy?.documentId ?? '');
    const created = await scene.comesTo(next, 'created');
    expect(created.follows?.reference).toBe(held.reference);
    await scene.closes(created, { payment: CASH });
    const sold = await scene.comesTo(created, 'closed');
    expect(await orderOf(sold.orderId)).toMatchObject({ orderType: 'SALE', orderState: 'CLOSED' });
    expect(await scene.booking(documentId)).toMatchObject({ status: 'sold' });
  });

  it('ends for a reservation with a release without another confirmation', async () => {
    const contactDocumentId = await scene.knownContact();
    const line = scene.seats(2, { performance: 1 });
    const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines: [line] });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    const held = await scene.comesTo(draft, 'closed');
    const { documentId, revision } = held;
    const release = await scene.does('POST', `/${documentId}/release`, { revision });
    expect(release).toMatchObject({ kind: 'release' });
    const released = await scene.comesTo(release, 'closed');
    expect(await orderOf(released.orderId)).toMatchObject({ orderType: 'RESERVATION_FREEING' });
    expect(await scene.booking(documentId)).toMatchObject({ status: 'released' });
  });

  it('stops with a reason when no places are left, and continues with a changed draft', async () => {
    const contactDocumentId = await scene.knownContact();
    const line = scene.seats(2, { performance: 2 });
    await scene.stock(line.performanceId ?? '', line.seatCategoryId ?? '', 1);
    const draft = await scene.composes({ contactDocumentId, lines: [line] });
    await scene.submits(draft);
    const failed = await scene.comesTo(draft, 'failed');
    expect(failed.failure?.code).toBe('error.order.availability');
    const { documentId, revision } = failed;
    const lines = [{ ...line, quantity: 1 }];
    const input = scene.input({ contactDocumentId, lines });
    const changed = await scene.does('PUT', `/${documentId}`, { ...input, revision });
    expect(changed).toMatchObject({ state: 'draft', failure: null });
    await scene.submits(changed);
    const created = await scene.comesTo(draft, 'created');
    expect(await orderOf(created.orderId)).toMatchObject({
      externalReference: `${draft.reference}-2`,
    });
  });

  it('has one create even when the draft is submitted twice at the same time', async () => {
    const contactDocumentId = await scene.knownContact();
    const draft = await scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    const { documentId, revision } = draft;
    const answers = await Promise.all(
      [1, 2, 3].map(() => scene.calls('POST', `/${documentId}/submit`, { revision })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await scene.comesTo(draft, 'created');
    const orders = await scene.ordersInS360();
    const references = orders.map(({ externalReference }) => String(externalReference));
    expect(references.filter((one) => one.startsWith(draft.reference))).toHaveLength(1);
  });

  it('rejects the second of two contradictory decisions by operators', async () => {
    const contactDocumentId = await scene.knownContact();
    const draft = await scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    await scene.submits(draft);
    const created = await scene.comesTo(draft, 'created');
    const { documentId, revision } = created;
    await scene.does('POST', `/${documentId}/abandon`, { revision });
    const late = await scene.calls('POST', `/${documentId}/close`, {
      revision,
      payment: { kind: 'unpaid' },
      shipmentModeId: null,
      total: created.offer?.total.thousandths,
    });
    expect(late.status).toBe(409);
    const abandoned = await scene.comesTo(draft, 'abandoned');
    expect(await orderOf(abandoned.orderId)).toMatchObject({ orderState: 'ABANDONED' });
  });

  it('stops at a submission with obstacles, which it names', async () => {
    const draft = await scene.composes({ lines: [] });
    expect(draft.obstacles.map(({ code }) => code)).toEqual(['noContact', 'noLines']);
    const { documentId, revision } = draft;
    const refused = await scene.calls('POST', `/${documentId}/submit`, { revision });
    expect(refused.status).toBe(400);
    expect(at(refused.body, 'error', 'details', 'obstacles')).toEqual(draft.obstacles);
    expect((await scene.calls('DELETE', `/${documentId}`)).status).toBe(200);
    expect((await scene.calls('GET', `/${documentId}`)).status).toBe(404);
  });

  it('can start with a duplicate in the language of its author and without a deleted contact', async () => {
    const catalogs = scene.running().strapi.plugin('s360').service('catalogs');
    const { lookupOf } = catalogs;
    const catalog = simulatedCatalog('myvenue');
    for (const product of catalog.products) product.name = { en: 'Novel', fr: 'Roman' };
    catalogs.lookupOf = () => Promise.resolve(catalogLookup(catalog));
    const contactDocumentId = await scene.crm.creates({ lastName: 'Leaving' });
    const original = await scene.composes({ contactDocumentId, lines: [scene.item(2)] });
    expect(original).toMatchObject({ summary: '2 × Novel' });
    const { documentId } = original;
    const same = await scene.does('POST', `/${documentId}/duplicate`, { locale: 'fr' });
    expect(same).toMatchObject({
      summary: '2 × Roman',
      contact: { documentId: contactDocumentId },
    });
    catalogs.lookupOf = lookupOf;
    await scene.crm.deletes(contactDocumentId);
    const alone = await scene.does('POST', `/${documentId}/duplicate`);
    expect(alone).toMatchObject({ state: 'draft', contact: null, lines: [{ quantity: 2 }] });
    expect(alone.obstacles).toMatchObject([{ code: 'noContact' }]);
    const wrong = await scene.calls('POST', `/${documentId}/duplicate`, { locale: 'x y' });
    expect(wrong.status).toBe(400);
    for (const draft of [same, alone, original]) {
      expect((await scene.calls('DELETE', `/${draft.documentId}`)).status).toBe(200);
    }
  });

  it('ends when S-360 abandons the open order, and shows that', async () => {
    const contactDocumentId = await scene.knownContact();
    const draft = await scene.composes({ contactDocumentId, lines: [scene.item(1)] });
    await scene.submits(draft);
    await scene.comesTo(draft, 'created');
    await scene.timePasses(16 * 60_000);
    await scene.agreed();
    await scene.comesTo(draft, 'abandoned');
  });

  it('can be found in the list, newest first, with filters', async () => {
    const all = await scene.calls('GET', '?pageSize=100');
    const total = Number(at(all.body, 'meta', 'pagination', 'total'));
    expect(total).toBeGreaterThan(8);
    expect(textAt(all.body, 'meta', 'authors', 0, 'id')).toMatch(/^admin:/);
    const [newest] = listAt(all.body, 'data');
    const reference = textAt(newest, 'reference');
    const countOf = async (query: string) =>
      Number(at((await scene.calls('GET', query)).body, 'meta', 'pagination', 'total'));
    expect(await countOf(`?q=${reference.slice(4)}`)).toBe(1);
    const contact = textAt(newest, 'contact', 'documentId');
    expect(await countOf(`?contact=${contact}`)).toBeLessThan(total);
    expect(await countOf('?kind=release')).toBe(1);
    expect(await countOf('?state=closed&kind=reservation')).toBe(2);
    expect(await countOf('?q=New')).toBe(1);
    expect(await countOf('?from=2000-01-01&to=2000-01-02')).toBe(0);
    expect((await scene.calls('GET', '?state=lost')).status).toBe(400);

    const made = textAt(newest, 'createdAt');
    const [day = ''] = made.split('T');
    const after = new Date(Date.parse(made) + 1).toISOString();
    expect(await countOf(`?q=${reference}&from=${day}&to=${day}`)).toBe(1);
    expect(await countOf(`?q=${reference}&from=${made}&to=${after}`)).toBe(1);
    expect(await countOf(`?q=${reference}&from=${after}`)).toBe(0);
    expect(await countOf(`?q=${reference}&to=${made}`)).toBe(0);
    const elsewhere = encodeURIComponent(made.replace('Z', '+01:00'));
    expect(await countOf(`?q=${reference}&to=${elsewhere}`)).toBe(0);
    expect(await countOf(`?q=${reference}&from=${elsewhere}`)).toBe(1);
    expect((await scene.calls('GET', '?from=yesterday')).status).toBe(400);
  });

  it('starts with a contact found by name, email address or number', async () => {
    const found = async (q: string) => {
      const query = `/contacts?institution=myvenue&q=${encodeURIComponent(q)}`;
      const { body } = await scene.calls('GET', query);
      return listAt(body, 'data').map((one) => textAt(one, 'name'));
    };
    await scene.crm.creates({ firstName: 'Zoé', lastName: 'Müller', mobilePhone: '079 555 44 33' });
    await scene.settled();
    for (const q of ['mull', 'Zoé Mül', 'zoé', '0795554433', 'Müller']) {
      expect(await found(q)).toEqual(['Zoé Müller']);
    }
    expect(await found('new@x')).toEqual(['New']);
    expect(await found('')).toEqual([]);
  });

  it('starts with a contact found by first name among the newest contacts, and by other keys among all', async () => {
    await scene.crm.creates({ firstName: 'Ottilie', lastName: 'Oldest' });
    await scene.crm.creates({ firstName: 'Nele', lastName: 'Newest' });
    const database = strapiDatabase(scene.running().strapi);
    const found = async (q: string) =>
      (await findContactIds(database, { q, permitted: null }, 20, 1)).length;
    expect([await found('ottilie'), await found('nele'), await found('oldest')]).toEqual([0, 1, 1]);
  });
});
