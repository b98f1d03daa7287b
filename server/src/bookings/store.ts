import type { BookingChange, BookingRecord, EventEntry, NewBooking } from './records';

/** The reads that a decision may make, in the transaction of the change. */
export interface BookingReads {
  isTaken(institution: string, orderId: string, documentId: string): Promise<boolean>;
  find(documentId: string): Promise<BookingRecord | null>;
}

export type DecideChange = (
  booking: BookingRecord,
  reads: BookingReads,
) => BookingChange | null | Promise<BookingChange | null>;

export interface BookingStore {
  find(documentId: string): Promise<BookingRecord | null>;
  /**
   * Stores a new booking; one that follows another claims it. If a booking with the same compose
   * key exists, returns that one and stores none.
   */
  insert(
    booking: NewBooking,
    events: readonly EventEntry[],
    at: Date,
    composeKey?: string | null,
  ): Promise<BookingRecord>;
  /**
   * Changes a booking, locked, in one transaction with everything that belongs to the change; after
   * a lost race the whole transaction is repeated. `decide` leaves the booking as it is by
   * returning `null`. Returns the booking after the change.
   * @param contact the contact that the change may connect to the booking or its order.
   * @throws NotFoundError when there is no such booking.
   */
  change(documentId: string, decide: DecideChange, contact?: string | null): Promise<BookingRecord>;
  /** Removes an unsent draft, if `check` does not throw. */
  discard(documentId: string, check: (booking: BookingRecord) => void): Promise<void>;
}
