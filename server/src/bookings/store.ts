import type { BookingChange, BookingRecord, EventEntry, NewBooking } from './records';

/** What deciding about a booking may read, in the transaction of the change. */
export interface BookingReads {
  /** Whether an order belongs to another booking. */
  isTaken(institution: string, orderId: string, documentId: string): Promise<boolean>;
  find(documentId: string): Promise<BookingRecord | null>;
}

export type DecideChange = (
  booking: BookingRecord,
  reads: BookingReads,
) => BookingChange | null | Promise<BookingChange | null>;

/** Where bookings and what was done about them live. */
export interface BookingStore {
  find(documentId: string): Promise<BookingRecord | null>;
  /**
   * Stores a new booking; one that follows another claims it. Where one was composed by the same key
   * before, that one is answered, and none is stored.
   */
  insert(
    booking: NewBooking,
    events: readonly EventEntry[],
    at: Date,
    composeKey?: string | null,
  ): Promise<BookingRecord>;
  /**
   * Changes a booking, locked, in one transaction with everything that belongs to the change; it is
   * repeated whole after a lost race. `null` leaves it as it is. Answers it as it then stands.
   * @param contact the contact that the booking, or its order, may be connected to by the change.
   * @throws NotFoundError when there is no such booking.
   */
  change(documentId: string, decide: DecideChange, contact?: string | null): Promise<BookingRecord>;
  /** Removes a draft that nobody else knows of, once `check` lets it. */
  discard(documentId: string, check: (booking: BookingRecord) => void): Promise<void>;
}
