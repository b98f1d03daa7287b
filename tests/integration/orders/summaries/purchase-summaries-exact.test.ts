import { PURCHASE_SUMMARY_UID, CONTACT_UID } from '../../../../server/src/contracts';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { MIDDLE, randomOrders } from '../../../helpers/orders/random-orders';
import {
  comparedSummary,
  isoTime,
  recomputedSummaries,
  type RecomputedSummary,
} from '../../../helpers/orders/recomputed-summaries';
import {
  changeOrder,
  purchaseSummariesOf,
  insertContacts,
  insertOrders,
  refreshed,
  type SoldOrder,
} from '../../../helpers/orders/sold-orders';
import { randomFrom, seedOfRun, shuffled } from '../../../helpers/runs/random';
import { runCount } from '../../../helpers/runs/run-counts';
import { startStrapi, type RunningStrapi } from '../../../helpers/strapi/strapi';

const ORDERS = runCount({ test: 5_000, long: 10_000 });
const CONTACTS = Array.from({ length: 200 }, (_, number) => `contact${number}`);
/** The number of orders in one payload. */
const PAYLOAD = 50;

const byKey = (a: RecomputedSummary, b: RecomputedSummary) =>
  `${a.contactDocumentId} ${a.currencyCode}` < `${b.contactDocumentId} ${b.currencyCode}` ? -1 : 1;

describe(`the purchase summaries of ${ORDERS} random orders in EUR, CHF and JPY`, () => {
  let running: RunningStrapi;
  let orders: SoldOrder[];
  const seed = seedOfRun();
  beforeAll(async () => {
    running = await startStrapi({
      institutions: [],
      settings: { backgroundWork: false, mainCurrency: 'CHF' },
    });
    orders = randomOrders(ORDERS, seed);
    await insertContacts(running, CONTACTS);
  });
  afterAll(() => running.stop());

  const summaries = async () =>
    (await rowsOf(running, PURCHASE_SUMMARY_UID)).map(comparedSummary).sort(byKey);
  const linked = (contacts: readonly (string | null)[]) =>
    contacts.filter((contact) => contact !== null);

  /** New orders are inserted in their first form, and known ones get their final form. */
  async function arrive(payload: readonly SoldOrder[], arrived: Set<string>): Promise<void> {
    const isFresh = ({ orderId }: SoldOrder) => !arrived.has(orderId) && arrived.add(orderId);
    const fresh = payload.filter(isFresh);
    await insertOrders(running, fresh.map(unfinished));
    const seen = new Set<SoldOrder>(fresh);
    for (const order of payload) {
      if (seen.delete(order)) continue;
      const { contactDocumentId, orderState } = order;
      await changeOrder(running, order, { contactDocumentId, orderState });
    }
    const contacts = payload.map(({ contactDocumentId }) => contactDocumentId);
    await refreshed(running, linked(contacts), MIDDLE);
  }

  /** Some orders arrive twice, first unfinished or with an unknown contact. */
  const comesTwice = ({ orderId }: SoldOrder) => Number(orderId) % 4 === 0;
  const unfinished = (order: SoldOrder): SoldOrder => {
    if (!comesTwice(order)) return order;
    return Number(order.orderId) % 8 === 0
      ? { ...order, contactDocumentId: null }
      : { ...order, orderState: order.orderState === 'OPEN' ? 'CLOSED' : 'OPEN' };
  };

  it('equal a recomputation to the last unit, in any order of arrival', async () => {
    const random = randomFrom(seed);
    const arrivals = shuffled(random, [...orders, ...orders.filter(comesTwice)]);
    const arrived = new Set<string>();
    for (let start = 0; start < arrivals.length; start += PAYLOAD) {
      const payload = arrivals.slice(start, start + PAYLOAD);
      await running.strapi.db.transaction(() => arrive(payload, arrived));
    }
    expect(arrived.size).toBe(ORDERS);
    const expected = recomputedSummaries(orders, MIDDLE);
    expect(expected.length).toBeGreaterThan(500);
    expect(await summaries()).toEqual([...expected].sort(byKey));
  });

  it('are copied to the columns of contacts, with amounts in the main currency only', async () => {
    const all = recomputedSummaries(orders, MIDDLE);
    const expected = all
      .filter(({ currencyCode }) => currencyCode === 'CHF')
      .map((main) => {
        const own = all.filter((summary) => summary.contactDocumentId === main.contactDocumentId);
        const moments = (of: 'firstPurchaseAt' | 'lastPurchaseAt' | 'nextPerformanceAt') =>
          own.flatMap((summary) => summary[of] ?? []).sort();
        return {
          ...main,
          orders: own.reduce((sum, summary) => sum + summary.orders, 0),
          tickets: own.reduce((sum, summary) => sum + summary.tickets, 0),
          firstPurchaseAt: moments('firstPurchaseAt')[0] ?? null,
          lastPurchaseAt: moments('lastPurchaseAt').at(-1) ?? null,
          nextPerformanceAt: moments('nextPerformanceAt')[0] ?? null,
        };
      });
    const columns = (await rowsOf(running, CONTACT_UID)).map((row) => ({
      contactDocumentId: row.documentId,
      orders: row.orderCount,
      tickets: row.ticketCount,
      spent: Math.round(Number(row.spent) * 1000),
      refunded: Math.round(Number(row.refunded) * 1000),
      firstPurchaseAt: isoTime(row.firstPurchaseAt),
      lastPurchaseAt: isoTime(row.lastPurchaseAt),
      nextPerformanceAt: isoTime(row.nextPerformanceAt),
      favouriteProductFamily: row.favouriteProductFamily,
    }));
    expect(columns).toHaveLength(CONTACTS.length);
    for (const { currencyCode: _, refunded, spent, ...summary } of expected) {
      const amounts = { spent: Number(spent), refunded: Number(refunded) };
      expect(columns).toContainEqual({ ...summary, ...amounts });
    }
  });

  it('are the same after a rebuild, at a later moment', async () => {
    await running.strapi.db
      .query(PURCHASE_SUMMARY_UID)
      .updateMany({ where: { currencyCode: 'EUR' }, data: { spent: '1', orders: 0 } });
    await running.strapi.db
      .query(PURCHASE_SUMMARY_UID)
      .deleteMany({ where: { currencyCode: 'JPY' } });
    await purchaseSummariesOf(running).startRebuild();
    await purchaseSummariesOf(running).continueRebuild();
    expect(await summaries()).toEqual(recomputedSummaries(orders, new Date()).sort(byKey));
  });

  it('are exact for a contact with too many orders to read at each delivery', async () => {
    const counter = 'counter';
    await insertContacts(running, [counter]);
    const { connection } = running.strapi.db;
    await connection('s360_orders').update({ contact_document_id: counter });
    await connection('s360_order_lines').update({ contact_document_id: counter });
    const own = orders.map((order) => ({ ...order, contactDocumentId: counter }));
    const summariesOfCounter = async () =>
      (await rowsOf(running, PURCHASE_SUMMARY_UID, { contactDocumentId: counter }))
        .map(comparedSummary)
        .sort(byKey);
    await refreshed(running, [counter], MIDDLE);
    expect(await summariesOfCounter()).toEqual([]);
    const atDue = () => recomputedSummaries(own, new Date()).sort(byKey);
    expect(await purchaseSummariesOf(running).refreshDue()).toBe(1);
    expect(await summariesOfCounter()).toEqual(atDue());
    expect(await purchaseSummariesOf(running).refreshDue()).toBe(0);

    await running.strapi.db
      .query(PURCHASE_SUMMARY_UID)
      .deleteMany({ where: { currencyCode: 'EUR' } });
    await purchaseSummariesOf(running).startRebuild();
    await purchaseSummariesOf(running).continueRebuild();
    expect(await summariesOfCounter()).toEqual(atDue());
  });
});
