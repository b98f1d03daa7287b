import type { Booking } from '../../../server/src/contracts';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { at, listAt, objectAt } from '../../helpers/json';

describe('a reservation that is sold or released later', () => {
  const scene = bookingSceneForAll();

  async function held(
    contactDocumentId: string,
    { performance = 1, quantity = 1 } = {},
  ): Promise<Booking> {
    const lines = [scene.seats(quantity, { performance })];
    const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    await scene.comesTo(draft, 'closed');
    await scene.agreed();
    return scene.booking(draft.documentId);
  }

  /** Holds one of two requested places, as somebody changed the open order in S-360. */
  async function heldInPart(performance: number): Promise<Booking> {
    const contactDocumentId = await scene.knownContact();
    const lines = [scene.seats(2, { performance })];
    const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines });
    await scene.s360().faults({ method: 'createOrUpdateOrder', times: 1, kind: 'drop-response' });
    await scene.submits(draft);
    const { revision } = await scene.comesTo(draft, 'inDoubt');
    const orders = await scene.ordersInS360();
    const order = orders.find((one) => one.externalReference === `${draft.reference}-1`);
    const orderId = String(order?.orderId);
    const operationId = at(order, 'operationDatas', 0, 'operationId');
    await scene.s360().orders({
      orderId: order?.orderId,
      operationDatas: [{ operationId, quantity: 1 }],
    });
    const adoption = { decision: 'adopt', orderId, revision };
    await scene.does('POST', `/${draft.documentId}/in-doubt`, adoption);
    const open = await scene.comesTo(draft, 'incomplete');
    expect(open.offer?.differences).toMatchObject([{ kind: 'quantity', asked: '2', offered: '1' }]);
    await scene.closes(open);
    await scene.comesTo(draft, 'closed');
    await scene.agreed();
    return scene.booking(draft.documentId);
  }

  const expires = ({ documentId }: Booking, inDays: number) =>
    scene
      .running()
      .strapi.db.query('plugin::s360.booking')
      .update({
        where: { documentId },
        data: { expiresAt: new Date(Date.now() + inDays * 86_400_000) },
      });

  const expiring = async () => (await scene.running().admin('GET', '/s360/bookings/expiring')).body;

  it('is listed as expiring in its last week, the earliest first, until it is released', async () => {
    const contactDocumentId = await scene.knownContact();
    const [later, sooner, next] = [
      await held(contactDocumentId),
      await held(contactDocumentId),
      await held(contactDocumentId),
    ];
    await expires(later, 6);
    await expires(sooner, 1);
    await expires(next, 8);
    const both = await expiring();
    expect(listAt(both, 'data').map((booking) => at(booking, 'documentId'))).toEqual([
      sooner.documentId,
      later.documentId,
    ]);
    expect(at(both, 'meta', 'total')).toBe(2);
    const { documentId, revision } = await scene.booking(sooner.documentId);
    const release = await scene.does('POST', `/${documentId}/release`, { revision });
    await scene.comesTo(release, 'closed');
    await scene.agreed();
    expect(at(await expiring(), 'meta', 'total')).toBe(1);
  });

  it('is listed as expiring in the week before its performance, though S-360 holds it for longer', async () => {
    const contactDocumentId = await scene.knownContact();
    // In three and in ten days.
    const soon = await held(contactDocumentId, { performance: 0 });
    const later = await held(contactDocumentId, { performance: 1 });
    const first = await held(contactDocumentId, { performance: 1 });
    await expires(soon, 90);
    await expires(later, 90);
    await expires(first, 2);
    const query = `?hold=expiring&contact=${contactDocumentId}`;
    const list = async (path: string) => (await scene.running().admin('GET', path)).body;
    const listed = await list(`/s360/bookings${query}`);
    expect(listAt(listed, 'data')).toMatchObject([
      { documentId: first.documentId },
      { documentId: soon.documentId, performanceAt: soon.lines[0]?.performanceAt },
    ]);
    expect(at(listed, 'meta', 'pagination', 'total')).toBe(2);
    const counts = await list(`/s360/bookings/counts?contact=${contactDocumentId}`);
    expect(at(counts, 'data', 'holds')).toEqual({ held: 3, expiring: 2 });
    const shown = listAt(await expiring(), 'data').map((booking) => at(booking, 'documentId'));
    expect(shown).toContain(soon.documentId);
    expect(shown).not.toContain(later.documentId);
    expect(shown.indexOf(first.documentId)).toBeLessThan(shown.indexOf(soon.documentId));
  });

  it('is sold without the differences that were accepted at its closing', async () => {
    const { documentId, revision } = await heldInPart(2);
    const payment = { kind: 'unpaid' };
    const sale = await scene.does('POST', `/${documentId}/sell`, { revision, payment });
    const created = await scene.comesTo(sale, 'created');
    expect(created).toMatchObject({ lines: [{ quantity: 1 }], offer: { differences: [] } });
    await scene.closes(created);
    await scene.comesTo(sale, 'closed');
    expect(await scene.booking(documentId)).toMatchObject({ status: 'sold' });
  });

  it('stays open while a desk has sold only a part of it', async () => {
    const { documentId, orderId } = await held(await scene.knownContact(), { quantity: 2 });
    const orders = await scene.ordersInS360();
    const order = orders.find((one) => String(one.orderId) === orderId);
    const { fileId, performanceId } = objectAt(order, 'operationDatas', 0);
    const deskSellsOne = async () => {
      await scene.s360().orders({
        orderType: 'SALE',
        orderState: 'CLOSED',
        contactReference: order?.contactReference,
        operationDatas: [{ fileId, performanceId, quantity: 1, unitPrice: 10000 }],
      });
      await scene.agreed();
    };
    await deskSellsOne();
    expect(await scene.booking(documentId)).toMatchObject({ status: 'held' });
    await deskSellsOne();
    expect(await scene.booking(documentId)).toMatchObject({ status: 'sold' });
  });

  it('lasts until the end of the day that S-360 gives as midnight', async () => {
    const { documentId } = await held(await scene.knownContact());
    const ofToday = new Date(Date.now() - (Date.now() % 86_400_000));
    await scene
      .running()
      .strapi.db.query('plugin::s360.booking')
      .update({ where: { documentId }, data: { expiresAt: ofToday } });
    const expiresAt = new Date(ofToday.getTime() + 86_400_000).toISOString();
    const lastDay = ofToday.toISOString().slice(0, 10);
    expect(await scene.booking(documentId)).toMatchObject({
      institution: { timeZone: 'UTC' },
      status: 'held',
      expiresAt,
      lastDay,
    });
    const { body } = await scene.running().admin('GET', '/s360/bookings/expiring');
    expect(listAt(body, 'data')).toContainEqual(expect.objectContaining({ documentId }));
  });

  it('is released automatically even when its lines differ from the requested ones', async () => {
    const { documentId, revision } = await heldInPart(3);
    const release = await scene.does('POST', `/${documentId}/release`, { revision });
    await scene.comesTo(release, 'closed');
    expect(await scene.booking(documentId)).toMatchObject({ status: 'released' });
  });

  it('can be released even when its contact was deleted in the CRM', async () => {
    const contactDocumentId = await scene.knownContact();
    const { documentId } = await held(contactDocumentId);
    await scene.crm.deletes(contactDocumentId);
    const { contact, revision } = await scene.booking(documentId);
    expect(contact).toBeNull();
    const release = await scene.does('POST', `/${documentId}/release`, { revision });
    await scene.comesTo(release, 'closed');
  });

  it.each([
    ['a bank card, which customers use themselves', '16364'],
    ['a voucher, which needs a number', '16365'],
    ['a check that somebody has to confirm in S-360', '16366'],
  ])('cannot be sold with %s', async (_method, paymentMethodId) => {
    const { documentId, revision } = await held(await scene.knownContact());
    const payment = { kind: 'paid', paymentMethodId };
    const answer = await scene.calls('POST', `/${documentId}/sell`, { revision, payment });
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'error', 'details', 'obstacles')).toEqual([
      { line: null, code: 'paymentMethodUnknown', limit: null },
    ]);
    expect(await scene.booking(documentId)).toMatchObject({ status: 'held' });
  });

  it('can be sold on account, through the pending account of the point of sale', async () => {
    const { documentId, revision } = await held(await scene.knownContact());
    const payment = { kind: 'paid', paymentMethodId: '16363' } as const;
    const sale = await scene.does('POST', `/${documentId}/sell`, { revision, payment });
    await scene.closes(await scene.comesTo(sale, 'created'), { payment });
    await scene.comesTo(sale, 'closed');
    const [closing] = (await scene.s360().calls()).filter(
      ({ method }) => method === 'createPaymentsAndCloseOrder',
    );
    expect(listAt(closing, 'body', 'payments')).toMatchObject([{ paymentMethodId: 16_363 }]);
  });

  it('cannot be sold by resubmitting a refused sale once it has expired', async () => {
    const { documentId, revision } = await held(await scene.knownContact());
    const method = 'createOrUpdateOrder';
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.x' });
    const payment = { kind: 'unpaid' };
    const sale = await scene.does('POST', `/${documentId}/sell`, { revision, payment });
    const failed = await scene.comesTo(sale, 'failed');
    await scene
      .running()
      .strapi.db.query('plugin::s360.booking')
      .update({ where: { documentId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    const again = { revision: failed.revision };
    const answer = await scene.calls('POST', `/${failed.documentId}/submit`, again);
    expect(answer.status).toBe(409);
  });
});
