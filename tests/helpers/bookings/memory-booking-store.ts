import type {
  BookingChange,
  BookingRecord,
  EventEntry,
  NewBooking,
} from '../../../server/src/bookings/records';
import type { BookingReads, BookingStore } from '../../../server/src/bookings/store';

/** Bookings in memory, with a record of other writes. */
export interface MemoryBookings extends BookingStore {
  all(): readonly BookingRecord[];
  eventsOf(documentId: string): EventEntry[];
  /** The orders to be read completely. */
  readonly wanted: string[];
}

/** An attempt to change a stored value instead of replacing it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

export function memoryBookingStore(): MemoryBookings {
  const bookings = new Map<string, BookingRecord>();
  const events = new Map<string, EventEntry[]>();
  const wanted: string[] = [];
  let lastId = 0;
  const get = (documentId: string): BookingRecord => {
    const booking = bookings.get(documentId);
    if (!booking) throw new Error(`There is no booking ${documentId}.`);
    return booking;
  };
  const note = (documentId: string, more: readonly EventEntry[]) => {
    events.set(documentId, [...(events.get(documentId) ?? []), ...more]);
  };
  const claim = (followed: string, by: string | null, from: string | null) => {
    const original = get(followed);
    const isFree = original.followedByDocumentId === null || original.followedByDocumentId === from;
    if (!isFree) throw new Error('It is followed already.');
    bookings.set(followed, { ...original, followedByDocumentId: by });
  };
  const write = (change: BookingChange) => {
    const { booking, claims, events: more, freesFollowed, reclaims, needsOrder } = change;
    const { documentId, follows, orderId } = booking;
    const other = [...bookings.values()].find(
      (one) => one.documentId !== documentId && orderId !== null && one.orderId === orderId,
    );
    if (other) throw new Error(`Order ${orderId} is another booking's.`);
    if (claims !== undefined) claim(claims, documentId, documentId);
    if (reclaims !== undefined && get(reclaims).followedByDocumentId === null) {
      claim(reclaims, documentId, null);
    }
    if (freesFollowed && follows) claim(follows.documentId, null, documentId);
    bookings.set(documentId, frozen(booking));
    note(documentId, more);
    if (needsOrder && orderId !== null) wanted.push(orderId);
  };
  const reads: BookingReads = {
    find: (documentId) => Promise.resolve(bookings.get(documentId) ?? null),
    isTaken: (_institution, orderId, documentId) =>
      Promise.resolve(
        [...bookings.values()].some(
          (one) => one.orderId === orderId && one.documentId !== documentId,
        ),
      ),
  };
  return {
    wanted,
    // Stored values are replaced, never changed.
    all: () => [...bookings.values()],
    eventsOf: (documentId) => events.get(documentId) ?? [],
    find: (documentId) => Promise.resolve(bookings.get(documentId) ?? null),
    insert(booking: NewBooking, more) {
      lastId += 1;
      const { documentId, follows } = booking;
      if (follows) claim(follows.documentId, documentId, documentId);
      bookings.set(documentId, frozen({ ...booking, id: lastId }));
      note(documentId, more);
      return Promise.resolve(get(documentId));
    },
    async change(documentId, decide) {
      const change = await decide(get(documentId), reads);
      if (change !== null) write(change);
      return get(documentId);
    },
    discard(documentId, check) {
      check(get(documentId));
      bookings.delete(documentId);
      return Promise.resolve();
    },
  };
}
