import { BOOKING_EVENT_UID, BOOKING_UID, CONTACT_UID } from '../../contracts/uids';
import { documentColumns, selectIn } from '../../contacts';
import { reason } from '../../contracts/reasons';
import { bulkInsert, insertJoins } from '../../kernel/database/bulk-insert';
import { lockRows } from '../../kernel/database/lock-rows';
import type { InTransaction, Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, jsonText } from '../../kernel/database/values';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import { queueOrders } from '../../orders';
import type { BookingChange, BookingRecord, EventEntry } from '../records';
import type { BookingReads, BookingStore } from '../store';
import { bookingFromRow, bookingToRow } from './booking-rows';
import { joinStoredOrder } from './order-of-booking';

const noBookingError = (documentId: string) =>
  new NotFoundError(reason('noBooking', { booking: documentId }));

async function bookingWhere(
  { database }: Pick<InTransaction, 'database'>,
  where: Row,
  options: { lock: boolean } = { lock: false },
): Promise<BookingRecord | null> {
  const query = database.query(BOOKING_UID).select('*').where(where);
  const [row] = await (options.lock ? lockRows(database, query) : query.execute());
  return row ? bookingFromRow(row) : null;
}

async function addEvents(
  context: InTransaction,
  bookingDocumentId: string,
  events: readonly EventEntry[],
  at: Date,
): Promise<void> {
  const rows = events.map(({ reason: why, ...event }) => ({
    ...event,
    reason: jsonText(why),
    bookingDocumentId,
    at,
  }));
  await bulkInsert(context, BOOKING_EVENT_UID, { rows, onTaken: { kind: 'fail' } });
}

/**
 * Locks a contact until the transaction ends; `null` if there is none. To avoid deadlocks, every
 * writer locks the contact before the contact's orders and bookings.
 */
async function holdContact(
  context: Pick<InTransaction, 'database'>,
  documentId: string,
): Promise<Row | null> {
  const options = { select: ['id'], lock: true };
  const [contact] = await selectIn(context, CONTACT_UID, 'documentId', [documentId], options);
  return contact ?? null;
}

/**
 * Writes the relation beside the scalar copy. The contact stays locked until both are stored: an
 * earlier merge has removed the contact, a later one finds the booking.
 */
async function connectContact(context: InTransaction, booking: BookingRecord): Promise<void> {
  const { database, trx } = context;
  const { contactDocumentId, follows, id } = booking;
  const { inverseJoinColumn, joinColumn, name } = database.names(BOOKING_UID).joinTable('contact');
  await trx(name)
    .where({ [joinColumn.name]: id })
    .delete();
  if (contactDocumentId === null) return;
  const contact = await holdContact(context, contactDocumentId);
  if (contact !== null) {
    const join = { [joinColumn.name]: id, [inverseJoinColumn.name]: integer(contact.id) };
    await insertJoins(context, name, [join]);
    return;
  }
  // A hold in S-360 can be sold or released although its contact was deleted in the CRM.
  if (follows === null) {
    throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
  }
}

/** At most one booking follows another; the first claim wins. */
async function claim(
  { database, trx }: InTransaction,
  followed: string,
  by: string,
): Promise<void> {
  const { column, table } = database.names(BOOKING_UID);
  const claimed = await trx(table)
    .where({ [column('documentId')]: followed })
    .where((freeFollowed) =>
      freeFollowed
        .whereNull(column('followedByDocumentId'))
        .orWhere(column('followedByDocumentId'), by),
    )
    .update({ [column('followedByDocumentId')]: by });
  if (claimed > 0) return;
  throw new StateConflictError(reason('bookingFollowed'));
}

/**
 * The contact of the followed booking. It is read before the claim locks that booking, so a merge
 * may still change it.
 */
async function contactOfFollowed(
  context: InTransaction,
  documentId: string,
): Promise<string | null> {
  const followed = await bookingWhere(context, { documentId });
  return followed?.contactDocumentId ?? null;
}

/** Follows a booking again, if no other booking follows it now. */
async function reclaim(
  { database, trx }: InTransaction,
  followed: string,
  by: string,
): Promise<void> {
  const { column, table } = database.names(BOOKING_UID);
  await trx(table)
    .where({ [column('documentId')]: followed })
    .whereNull(column('followedByDocumentId'))
    .update({ [column('followedByDocumentId')]: by });
}

async function free({ database, trx }: InTransaction, followed: string, by: string): Promise<void> {
  const { column, table } = database.names(BOOKING_UID);
  await trx(table)
    .where({ [column('documentId')]: followed, [column('followedByDocumentId')]: by })
    .update({ [column('followedByDocumentId')]: null });
}

/** Writes a change and everything that belongs to it, in the context's transaction. */
export async function writeChange(
  context: InTransaction,
  before: BookingRecord,
  { at, booking, claims, events, freesFollowed, reclaims, needsOrder }: BookingChange,
): Promise<BookingRecord> {
  const { documentId, follows, id, institution, orderId } = booking;
  if (claims !== undefined) await claim(context, claims, documentId);
  if (reclaims !== undefined) await reclaim(context, reclaims, documentId);
  if (freesFollowed && follows) await free(context, follows.documentId, documentId);
  const isJoined = orderId === null || orderId === before.orderId;
  const orderDocumentId = isJoined
    ? booking.orderDocumentId
    : await joinStoredOrder(context, { institution, orderId, documentId });
  const after = {
    ...booking,
    orderDocumentId: orderDocumentId ?? booking.orderDocumentId,
    updatedAt: at,
  };
  await context.database
    .query(BOOKING_UID)
    .where({ id })
    .update({ ...bookingToRow(after), updatedAt: at })
    .execute();
  if (before.contactDocumentId !== after.contactDocumentId) await connectContact(context, after);
  await addEvents(context, documentId, events, at);
  if (needsOrder && orderId !== null) {
    const queued = { orderId, lane: 'edit', reason: 'bookingClosed' } as const;
    await queueOrders(context, { institution, baseUrl: booking.baseUrl }, [queued], at);
  }
  return after;
}

export function databaseBookingStore(database: StrapiDatabase): BookingStore {
  const find = (documentId: string) => bookingWhere({ database }, { documentId });
  const reads: BookingReads = {
    find,
    async isTaken(institution, orderId, documentId) {
      const other = await bookingWhere({ database }, { institution, orderId });
      return other !== null && other.documentId !== documentId;
    },
  };
  return {
    find,
    insert: (booking, events, at, composeKey = null) =>
      database.transactionWithRetries(async (trx) => {
        const context = { database, trx };
        const { documentId, follows } = booking;
        if (follows) {
          const contact = await contactOfFollowed(context, follows.documentId);
          if (contact !== null) await holdContact(context, contact);
          await claim(context, follows.documentId, documentId);
        }
        const contactDocumentId = follows
          ? await contactOfFollowed(context, follows.documentId)
          : booking.contactDocumentId;
        const columns = bookingToRow({ ...booking, contactDocumentId });
        const row = { ...columns, composeKey, documentId, ...documentColumns(at) };
        const onTaken = { kind: composeKey === null ? 'fail' : 'leave' } as const;
        await bulkInsert(context, BOOKING_UID, { rows: [row], onTaken });
        const by = composeKey === null ? { documentId } : { composeKey };
        const stored = await bookingWhere(context, by);
        if (!stored) throw noBookingError(documentId);
        if (stored.documentId !== documentId) return stored;
        await connectContact(context, stored);
        await addEvents(context, documentId, events, at);
        return stored;
      }),
    change: (documentId, decide, contact = null) =>
      database.transactionWithRetries(async (trx) => {
        if (contact !== null) await holdContact({ database }, contact);
        const booking = await bookingWhere({ database }, { documentId }, { lock: true });
        if (!booking) throw noBookingError(documentId);
        const change = await decide(booking, reads);
        return change === null ? booking : writeChange({ database, trx }, booking, change);
      }),
    discard: (documentId, check) =>
      database.transactionWithRetries(async (trx) => {
        const booking = await bookingWhere({ database }, { documentId }, { lock: true });
        if (!booking) throw noBookingError(documentId);
        check(booking);
        await connectContact({ database, trx }, { ...booking, contactDocumentId: null });
        const bookingDocumentId = documentId;
        await database.query(BOOKING_EVENT_UID).where({ bookingDocumentId }).delete().execute();
        await database.query(BOOKING_UID).where({ id: booking.id }).delete().execute();
      }),
  };
}
