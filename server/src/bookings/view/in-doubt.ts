import type { BookingInDoubt } from '../../contracts/bookings';
import { ORDER_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import type { Assumptions } from '../../s360';
import { isoTime, text } from '../../kernel/database/values';
import type { Institution } from '../../institutions';
import { readOrderItem } from '../../orders';
import { hasSameLines, moneyOf } from '../offered-order';
import { orderTypeOf } from '../order-type';
import type { BookingDoubt, BookingRecord } from '../records';
import { orderOf, type ShownOrder } from '../shown-order';

/** An order may just miss one run of the webhook; the next one sends it. */
const WEBHOOK_PERIODS = 2;
/** S-360's clock may be behind ours. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
const MAX_CANDIDATES = 20;

/** The choices of a person who decides about a booking in doubt. */
export async function inDoubtOf(
  database: StrapiDatabase,
  { assumptions, webhookPeriodMs }: Institution,
  booking: BookingRecord,
): Promise<BookingInDoubt | null> {
  const { doubt, sellingPoint } = booking;
  if (booking.state !== 'inDoubt' || doubt === null) return null;
  const abandonedByMs = Date.parse(doubt.since) + (sellingPoint?.abandonDelayMs ?? 0);
  return {
    since: doubt.since,
    dueAt: new Date(abandonedByMs + WEBHOOK_PERIODS * webhookPeriodMs).toISOString(),
    candidates: await candidatesOf(database, booking, doubt, assumptions),
  };
}

/**
 * Orders of the contact with the same lines, created since the submission, that belong to no
 * booking.
 */
async function candidatesOf(
  database: StrapiDatabase,
  booking: BookingRecord,
  doubt: BookingDoubt,
  assumptions: Assumptions,
): Promise<BookingInDoubt['candidates']> {
  const { contactNumber, institution } = booking;
  if (contactNumber === null) return [];
  const begunAt = booking.attempts.at(-1)?.submittedAt ?? doubt.since;
  const rows = await database
    .query(ORDER_UID)
    .select(['orderId', 'orderState', 'creationDateTime', 'payload'])
    .where({
      institution,
      contactReference: contactNumber,
      orderType: orderTypeOf(booking),
      bookingDocumentId: { $null: true },
      createdAt: { $gte: new Date(Date.parse(begunAt) - CLOCKS_DIFFER_MS) },
    })
    .orderBy({ id: 'desc' })
    .limit(MAX_CANDIDATES)
    .execute();
  return rows.flatMap((row) => {
    const order = shownBy(row, assumptions);
    // An order with another reference belongs to something else.
    if (!order || order.externalReference !== null) return [];
    if (order.content.lines.length > 0 && !hasSameLines(booking.lines, order.content)) return [];
    const { lines } = order.content;
    const total = lines.reduce((sum, { totalAmount }) => sum + (totalAmount ?? 0n), 0n);
    return [
      {
        orderId: order.orderId,
        orderState: order.orderState,
        createdAt: isoTime(row.creationDateTime),
        total: moneyOf(total, order.content.currency ?? booking.currency),
      },
    ];
  });
}

function shownBy(row: Row, assumptions: Assumptions): ShownOrder | null {
  const payload = text(row.payload);
  if (payload === null) return null;
  const read = readOrderItem(JSON.parse(payload), assumptions, payload);
  return read.kind === 'snapshot' ? orderOf(read.snapshot) : null;
}
