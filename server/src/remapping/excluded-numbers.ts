import { setImmediate } from 'node:timers/promises';
import { readContactItem, type ContactStore } from '../contacts';
import { DELIVERY_UID } from '../contracts/uids';
import { readEnvelope } from '../inbox';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer, text } from '../kernel/database/values';
import type { Proposal } from './preview-contact';

/** The newest deliveries from which an institution's filter has excluded items. */
export interface FilteredDeliveries {
  /** Bodies, the newest first. */
  bodies(institution: string): AsyncIterable<string>;
}

/** The number of deliveries that are searched for excluded items. */
const MAX_DELIVERIES = 2_000;
const READ_AT_ONCE = 50;

export function databaseFilteredDeliveries(database: StrapiDatabase): FilteredDeliveries {
  return {
    async *bodies(institution) {
      // By an index that has all of it: other columns would read the bodies.
      const newest = await database
        .query(DELIVERY_UID)
        .select(['id'])
        .where({ institution, stream: 'contacts', state: 'applied' })
        .orderBy({ id: 'desc' })
        .limit(MAX_DELIVERIES)
        .execute();
      for (const part of chunks(newest, READ_AT_ONCE)) {
        const rows = await database
          .query(DELIVERY_UID)
          .select(['id', 'body'])
          .where({ id: { $in: part.map(({ id }) => integer(id)) }, filtered: { $gt: 0 } })
          .orderBy({ id: 'desc' })
          .execute();
        for (const { body } of rows) yield text(body) ?? '[]';
        await setImmediate();
      }
    },
  };
}

/** The items of a delivery, the last one first: it is the newest of its number. */
function itemsIn(body: string): unknown[] {
  const envelope = readEnvelope(body);
  return envelope.kind === 'items' ? envelope.items.toReversed() : [];
}

/**
 * Numbers in the newest deliveries that the filter `receives` excludes now, and how many of them
 * would pass the proposed one.
 */
export async function excludedNumbers(
  { now, proposed }: Proposal,
  { deliveries, store }: { deliveries: FilteredDeliveries; store: ContactStore },
): Promise<{ excluded: number; comingIn: number }> {
  const passing = new Map<string, boolean>();
  const seen = new Set<string>();
  for await (const body of deliveries.bodies(now.code)) {
    for (const item of itemsIn(body)) {
      const read = readContactItem(item, now.contacts);
      if (read.kind !== 'snapshot' || seen.has(read.snapshot.contactNumber)) continue;
      const { contactNumber, filtered } = read.snapshot;
      seen.add(contactNumber);
      if (!filtered) continue;
      const then = readContactItem(item, proposed.contacts);
      passing.set(contactNumber, then.kind === 'snapshot' && !then.snapshot.filtered);
    }
  }
  const links = await store.transaction((transaction) =>
    transaction.linksByNumber(now.code, [...passing.keys()]),
  );
  for (const { contactNumber } of links) passing.delete(contactNumber ?? '');
  const comingIn = [...passing.values()].filter(Boolean).length;
  return { excluded: passing.size, comingIn };
}
