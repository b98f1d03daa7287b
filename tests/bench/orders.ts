import type { Core } from '@strapi/strapi';
import { CONTACT_LINK_UID } from '../../server/src/contracts/uids';
import { strapiDatabase } from '../../server/src/kernel/database/strapi-database';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { applyStoredOrders, storePayload } from './applying';
import { plainOrderRows, saveOrdersNaively, upsertPlainOrders } from './plain-orders';
import type { Measurement } from './report';
import { alternate } from './rounds';
import { median, medianRatio } from './statistics';
import { ORDERS_PER_PAYLOAD, venueOrders } from './venue-orders';

const COUNTS = { rounds: 20, warmUp: 10 };
const NAIVE_COUNTS = { rounds: 20, warmUp: 2 };
const PANEL_TIMES = 20;
const PANEL_LIMIT_MS = 50;

/** Provides unused orders, a payload at a time. */
export class FreshOrders {
  private next = 0;

  take(): object[] {
    const items = venueOrders(this.next);
    this.next += ORDERS_PER_PAYLOAD;
    return items;
  }
}

/**
 * Applies 50 orders with 6 lines each, new and again, compared with bare upserts of the same rows.
 */
export async function measureOrders(
  strapi: Core.Strapi,
  fresh: FreshOrders,
): Promise<Measurement[]> {
  let latest = fresh.take();
  let latestRows = plainOrderRows(latest);
  const applies = async (items: object[]) => {
    const delivery = await storePayload(strapi, JSON.stringify(items), 'orders');
    return () => applyStoredOrders(strapi, delivery);
  };
  const timings = await alternate(
    {
      async applied() {
        latest = fresh.take();
        return applies(latest);
      },
      async bare() {
        latestRows = plainOrderRows(fresh.take());
        return () => upsertPlainOrders(strapi, latestRows);
      },
      again: () => applies(latest),
      bareAgain: async () => () => upsertPlainOrders(strapi, latestRows),
    },
    COUNTS,
  );
  const { again, applied, bare, bareAgain } = timings;
  return [
    {
      bench: 'orders-new',
      ratio: medianRatio(applied, bare),
      limit: { atMost: 4.5 },
      figures: { medianAppliedMs: median(applied), medianBareMs: median(bare) },
    },
    {
      bench: 'orders-again',
      ratio: medianRatio(again, bareAgain),
      limit: { atMost: 4.5 },
      figures: { medianAgainMs: median(again), medianBareMs: median(bareAgain) },
    },
  ];
}

/** The naive way compared with applying. */
export async function measureNaiveOrders(
  strapi: Core.Strapi,
  fresh: FreshOrders,
): Promise<Measurement> {
  const { applied, naive } = await alternate(
    {
      async applied() {
        const delivery = await storePayload(strapi, JSON.stringify(fresh.take()), 'orders');
        return () => applyStoredOrders(strapi, delivery);
      },
      async naive() {
        const rows = plainOrderRows(fresh.take());
        return () => saveOrdersNaively(strapi, rows);
      },
    },
    NAIVE_COUNTS,
  );
  return {
    bench: 'naive-orders',
    ratio: medianRatio(naive, applied),
    limit: { atLeast: 15 },
    figures: { medianNaiveMs: median(naive), medianAppliedMs: median(applied) },
  };
}

/** The panel’s first page for the contact with the most orders, in ms. */
export async function measurePanel({ admin, strapi }: RunningStrapi): Promise<Measurement> {
  const { column, table } = strapiDatabase(strapi).names(CONTACT_LINK_UID);
  const [first] = await strapi.db
    .connection(table)
    .select({ documentId: column('contactDocumentId') })
    .orderBy('id')
    .limit(1);
  const times: number[] = [];
  for (let time = 0; time <= PANEL_TIMES; time += 1) {
    const startedAt = performance.now();
    const answer = await admin('GET', `/s360/contacts/${String(first?.documentId)}/orders`);
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
    if (time > 0) times.push(performance.now() - startedAt);
  }
  return {
    bench: 'orders-panel',
    ratio: median(times),
    limit: { atMost: PANEL_LIMIT_MS },
    figures: { longestMs: Math.max(...times) },
  };
}
