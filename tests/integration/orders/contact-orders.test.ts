import { modulesOf } from '../../helpers/strapi/modules';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import type { GetContactOrders } from '../../../server/src/contracts';
import type { Row } from '../../../server/src/kernel/database/strapi-database';
import { request } from '../../helpers/http';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { statementsOf } from '../../helpers/databases/statements';
import { storeSummaries, storeOrders } from '../../helpers/orders/stored-orders';
import { wholeReservation } from '../../helpers/builders/whole-reservation';

const path = (documentId: string, query = '') => `/s360/contacts/${documentId}/orders${query}`;

const CHF = { currencyCode: 'CHF', fractionDigits: 2 };
/** What a line of charges says of what is sold. */
const OF_NO_SEAT = {
  ...{ performance: null, performanceDate: null, visit: null },
  ...{ site: null, space: null, seatCategory: null, tariff: null },
};
const SEAT = { movementId: '1', area: 'Stalls', entrance: 'East' };

describe('the orders on the page of a contact', () => {
  const scene = sceneForAll({
    institutions: [
      {
        code: 'myvenue',
        plugin: { name: 'My Venue', pushNewContacts: false, timeZone: 'Europe/Zurich' },
      },
    ],
    settings: { backgroundWork: false },
  });

  const person = (lastName: string) => scene.crm.creates({ lastName });
  const store = (orders: Parameters<typeof storeOrders>[1]) =>
    storeOrders(scene.running().strapi, orders);
  const get = async (documentId: string, query = '') => {
    const answer = await scene.running().admin('GET', path(documentId, query));
    expect(answer.status).toBe(200);
    return answer.body as GetContactOrders.Response;
  };
  const idsOf = ({ data }: GetContactOrders.Response) => data.orders.map(({ orderId }) => orderId);

  it('are listed newest first, page by page, with undated orders last', async () => {
    const contactDocumentId = await person('Pages');
    const day = (number: number) => new Date(Date.UTC(2026, 0, number));
    const dated = [3, 1, 5, 4, 2].map((number) => ({
      orderId: `pages-${number}`,
      contactDocumentId,
      creationDateTime: day(number),
    }));
    const same = { orderId: 'pages-4b', contactDocumentId, creationDateTime: day(4) };
    await store([{ orderId: 'pages-0', contactDocumentId }, ...dated, same]);
    const first = await get(contactDocumentId, '?pageSize=3');
    expect(idsOf(first)).toEqual(['pages-5', 'pages-4b', 'pages-4']);
    expect(first.meta.pagination).toEqual({ page: 1, pageSize: 3, pageCount: 3, total: 7 });
    expect(idsOf(await get(contactDocumentId, '?pageSize=3&page=2'))).toEqual([
      'pages-3',
      'pages-2',
      'pages-1',
    ]);
    expect(idsOf(await get(contactDocumentId, '?pageSize=3&page=3'))).toEqual(['pages-0']);
    expect(idsOf(await get(contactDocumentId, '?pageSize=3&page=4'))).toEqual([]);
  });

  it('have type, state, dates, amounts, institution, sales channel and lines', async () => {
    const contactDocumentId = await person('Whole');
    const at = new Date('2026-05-20T14:08:30.858Z');
    const [documentId] = await store([wholeReservation(contactDocumentId, at)]);
    const { orders } = (await get(contactDocumentId)).data;
    const money = (thousandths: string) => ({ thousandths, ...CHF });
    const seat = { area: 'Stalls', entrance: 'East', isTheirs: false, row: 'C' };
    expect(orders).toEqual([
      {
        documentId,
        orderId: 'whole',
        institution: { code: 'myvenue', name: 'My Venue', timeZone: 'Europe/Zurich' },
        orderType: 'RESERVATION',
        orderState: 'CLOSED',
        createdAt: at.toISOString(),
        // S-360 gives a day, which ends at the venue.
        expiresAt: '2026-06-01T22:00:00.000Z',
        lastDay: '2026-06-01',
        summary: '2 × Hamlet',
        amount: money('50000'),
        otherAmounts: [{ kind: 'balance', amount: money('-1500') }],
        salesChannel: 'Box office',
        pointOfSales: 'P1',
        related: { holds: [], endedBy: [], isEnded: false, refundOf: [], refundedBy: [] },
        part: { kind: 'purchaser' },
        pull: null,
        lines: [
          {
            documentId: expect.any(String),
            operationId: 'w-line',
            depth: 0,
            kind: 'SINGLE_ENTRY',
            product: 'Hamlet',
            performance: 'HAM-1',
            performanceDate: '2026-06-02T18:15:00.000Z',
            visit: null,
            site: 'Theatre',
            space: 'Hall',
            seatCategory: 'Category 1',
            tariff: 'Full price',
            quantity: 2,
            total: money('48000'),
            seats: [
              { ...seat, seatNumber: '7' },
              { ...seat, seatNumber: '8' },
            ],
          },
          {
            documentId: expect.any(String),
            operationId: 'w-charges',
            depth: 1,
            kind: 'CHARGES',
            product: 'Hamlet',
            ...OF_NO_SEAT,
            quantity: 2,
            total: money('2000'),
            seats: [],
          },
        ],
      },
    ]);
  });

  it('include those of which the contact only holds seats, marked as such', async () => {
    const guest = await person('Guest');
    const buyer = await person('Buyer');
    const seats = ['20', '21', '20'].map((holder, index) => ({
      ...SEAT,
      movementId: String(index),
      row: 'A',
      seatNumber: String(index),
      holder,
    }));
    const holders = [{ contactReference: '20', contactDocumentId: guest, units: 2 }];
    const created = (day: number) => new Date(Date.UTC(2026, 1, day));
    const lines = [{ quantity: 3, seats: JSON.stringify(seats) }];
    await store([
      { orderId: 'g-own', contactDocumentId: guest, creationDateTime: created(2), holders },
      {
        orderId: 'g-guest',
        contactDocumentId: buyer,
        creationDateTime: created(3),
        holders,
        lines,
      },
      { orderId: 'g-nobody', creationDateTime: created(1), holders },
    ]);
    const answer = await get(guest);
    expect(answer.meta.pagination.total).toBe(3);
    expect(answer.data.orders).toMatchObject([
      {
        orderId: 'g-guest',
        part: {
          kind: 'holder',
          units: 2,
          purchaser: { documentId: buyer, name: 'Buyer' },
        },
        lines: [{ seats: [{ isTheirs: true }, { isTheirs: false }, { isTheirs: true }] }],
      },
      { orderId: 'g-own', part: { kind: 'purchaser' } },
      { orderId: 'g-nobody', part: { kind: 'holder', units: 2, purchaser: null } },
    ]);
    expect(idsOf(await get(guest, '?pageSize=1&page=2'))).toEqual(['g-own']);
    expect((await get(buyer)).data.orders).toMatchObject([
      { orderId: 'g-guest', part: { kind: 'purchaser' } },
    ]);
  });

  it('come with the purchase summaries, the currency of most orders first', async () => {
    const contactDocumentId = await person('Purchase summaries');
    const summary = (values: Row) => ({ fractionDigits: 2, refunded: '0', ...values });
    const at = new Date('2026-04-01T10:00:00.000Z');
    await storeSummaries(scene.running().strapi, contactDocumentId, [
      summary({ currencyCode: 'JPY', fractionDigits: 0, orders: 1, spent: '5000000' }),
      summary({
        currencyCode: 'CHF',
        orders: 12,
        tickets: 30,
        spent: '1234500',
        refunded: '40000',
        firstPurchaseAt: at,
        lastPurchaseAt: at,
        nextPerformanceAt: at,
        favouriteProductFamily: 'SEASONTICKET',
      }),
    ]);
    const { summaries } = (await get(contactDocumentId)).data;
    expect(summaries).toEqual([
      {
        currencyCode: 'CHF',
        orders: 12,
        tickets: 30,
        spent: { thousandths: '1234500', ...CHF },
        refunded: { thousandths: '40000', ...CHF },
        firstPurchaseAt: at.toISOString(),
        lastPurchaseAt: at.toISOString(),
        nextPerformanceAt: at.toISOString(),
        nextPerformanceTimeZone: 'UTC',
        favouriteProductFamily: 'SEASONTICKET',
      },
      expect.objectContaining({
        currencyCode: 'JPY',
        spent: { thousandths: '5000000', currencyCode: 'JPY', fractionDigits: 0 },
      }),
    ]);
  });

  it('relate a reservation to the sale that it became, in the same file and at the same institution', async () => {
    const contactDocumentId = await person('Reserved');
    const lines = [{ kind: 'SINGLE_ENTRY', productId: '31', performanceId: '41', quantity: 2 }];
    const of = { contactDocumentId, fileId: '275705', lines };
    const day = (number: number) => new Date(Date.UTC(2026, 1, number));
    const [hold, sale] = await store([
      { ...of, orderId: 'held', orderType: 'RESERVATION', creationDateTime: day(1) },
      { ...of, orderId: 'sold', orderType: 'SALE', creationDateTime: day(2) },
      { ...of, orderId: 'other', institution: 'museum', creationDateTime: day(3) },
    ]);
    const { orders } = (await get(contactDocumentId)).data;
    const none = { holds: [], endedBy: [], isEnded: false, refundOf: [], refundedBy: [] };
    expect(orders.map(({ orderId, related }) => [orderId, related])).toEqual([
      ['other', none],
      [
        'sold',
        { ...none, holds: [{ documentId: hold, orderId: 'held', orderType: 'RESERVATION' }] },
      ],
      [
        'held',
        {
          ...none,
          endedBy: [{ documentId: sale, orderId: 'sold', orderType: 'SALE' }],
          isEnded: true,
        },
      ],
    ]);
  });

  it('are empty for a contact without orders, and 404 for an unknown contact', async () => {
    expect((await get(await person('Without'))).data).toEqual({ summaries: [], orders: [] });
    const nobody = await scene.running().admin('GET', path('nobody'));
    expect(nobody.status).toBe(404);
  });

  it('are read with few statements, however many orders and lines there are', async () => {
    const contactDocumentId = await person('Many');
    await store(
      Array.from({ length: 120 }, (_none, index) => ({
        orderId: `many-${index}`,
        contactDocumentId,
        fileId: String(index % 60),
        orderType: index < 60 ? 'RESERVATION' : 'SALE',
        creationDateTime: new Date(Date.UTC(2025, 0, 1, index)),
        lines: [{ quantity: 1 }, { quantity: 2 }, { quantity: 3 }],
      })),
    );
    const panel = modulesOf(scene.running().strapi).orderPanel;
    const statements = await statementsOf(scene.running().strapi, () =>
      panel.ofContact(contactDocumentId, null, { page: 1, pageSize: 100 }),
    );
    expect(statements.length).toBeLessThanOrEqual(11);
  });

  it('are refused without the permission to see the sync of contacts, and for invalid pages', async () => {
    const documentId = await person('Guarded');
    expect((await request(scene.running().url + path(documentId))).status).toBe(401);
    const nobody = await scene.running().userWith([]);
    expect((await nobody('GET', path(documentId))).status).toBe(403);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    expect((await reader('GET', path(documentId))).status).toBe(200);
    for (const query of ['?page=0', '?page=x', '?pageSize=101']) {
      expect((await reader('GET', path(documentId, query))).status).toBe(400);
    }
  });

  it('reveal nothing to a guest about a deleted purchaser', async () => {
    const guest = await person('Left');
    const buyer = await person('Gone');
    await store([
      {
        orderId: 'gone',
        contactDocumentId: buyer,
        holders: [{ contactReference: '30', contactDocumentId: guest, units: 1 }],
      },
    ]);
    await scene
      .running()
      .strapi.db.query(CONTACT_UID)
      .delete({ where: { documentId: buyer } });
    expect((await get(guest)).data.orders).toMatchObject([
      { orderId: 'gone', part: { kind: 'holder', purchaser: null } },
    ]);
  });
});
