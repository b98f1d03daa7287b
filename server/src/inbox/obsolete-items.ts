import { STREAM_DESCRIPTIONS } from '../contracts/streams';
import { QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer, text } from '../kernel/database/values';
import { isRecord } from '../kernel/is-record';
import { parseInstant } from '../s360';
import type { AppliedDelivery, ItemOutcome, StoredDelivery } from './records';
import { openDelivery } from './runs';

/** Whether the CRM holds what the item shows. */
const isHeld = ({ outcome }: ItemOutcome): boolean =>
  outcome === 'applied' || outcome === 'unchanged';

/** What a delivery shows of a contact or an order that the CRM now holds. */
interface Shown {
  deliveryId: number;
  /** When S-360 last changed it, ms, if the delivery says so. */
  date: number | null;
}

/**
 * Deletes quarantined items of earlier deliveries whose contact or order S-360 has shown again since
 * and that was applied: nobody has to look after them any more. An item stays if it says that it
 * is newer, as deliveries overtake each other, or if it ends automatically once what it awaits is
 * resolved.
 */
export async function forgetObsolete(
  database: StrapiDatabase,
  applied: readonly AppliedDelivery[],
): Promise<void> {
  // Items from our own tables may be older than what is in quarantine.
  const deliveries = applied.filter(({ delivery }) => delivery.origin === 'webhook');
  const last = deliveries.at(-1)?.delivery;
  const hasHeld = deliveries.some(({ applied: { outcomes } }) => outcomes.some(isHeld));
  if (!last || !hasHeld || !(await hasEarlierItems(database, last))) return;
  const shown = new Map(deliveries.flatMap(shownIn));
  const found = await earlierItems(database, last, [...shown.keys()]);
  const obsolete = found.filter((row) => {
    const now = shown.get(numberOf(row));
    if (now === undefined || integer(row.deliveryId) >= now.deliveryId) return false;
    const date = dateOf(bodyOf(row));
    return date === null || date <= (now.date ?? Infinity);
  });
  for (const part of chunks(obsolete)) {
    await database
      .query(QUARANTINED_ITEM_UID)
      .where({ id: { $in: part.map(({ id }) => integer(id)) } })
      .delete()
      .execute();
  }
}

const earlierThan = ({ id, institution, stream }: StoredDelivery): Row => ({
  institution,
  stream,
  deliveryId: { $lt: id },
  awaitsContact: { $null: true },
});

/** Hardly any delivery finds one, so that the numbers are not looked for. */
async function hasEarlierItems(
  database: StrapiDatabase,
  delivery: StoredDelivery,
): Promise<boolean> {
  const rows = await database
    .query(QUARANTINED_ITEM_UID)
    .select(['id'])
    .where(earlierThan(delivery))
    .limit(1)
    .execute();
  return rows.length > 0;
}

async function earlierItems(
  database: StrapiDatabase,
  delivery: StoredDelivery,
  numbers: readonly string[],
): Promise<Row[]> {
  const name = STREAM_DESCRIPTIONS[delivery.stream].number;
  const found: Row[] = [];
  for (const part of chunks(numbers, 500)) {
    const rows = await database
      .query(QUARANTINED_ITEM_UID)
      .select(['id', 'deliveryId', 'contactNumber', 'orderId', 'body'])
      .where({ ...earlierThan(delivery), [name]: { $in: part } })
      .execute();
    found.push(...rows);
  }
  return found;
}

/** What the delivery shows of each number that was applied; the last item of a number counts. */
function shownIn({ applied, delivery }: AppliedDelivery): [string, Shown][] {
  const { items } = openDelivery(delivery);
  const dates = new Map<string, number>();
  const held = applied.outcomes.filter(isHeld).filter((outcome) => numberOf(outcome) !== '');
  for (const outcome of held) {
    const date = dateOf(items[outcome.position]);
    if (date !== null) dates.set(numberOf(outcome), date);
  }
  return held.map((outcome) => {
    const number = numberOf(outcome);
    return [number, { deliveryId: delivery.id, date: dates.get(number) ?? null }];
  });
}

const numberOf = ({ contactNumber, orderId }: Row | ItemOutcome): string =>
  text(orderId) ?? text(contactNumber) ?? '';

/** When S-360 last changed the item, ms; orders do not say. */
const dateOf = (item: unknown): number | null =>
  isRecord(item) ? (parseInstant(item.dateLastModified)?.getTime() ?? null) : null;

function bodyOf({ body }: Row): unknown {
  try {
    return JSON.parse(text(body) ?? 'null');
  } catch {
    return null;
  }
}
