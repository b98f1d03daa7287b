import type { PushWork } from '../contacts';
import { BOOKING_UID } from '../contracts/uids';
import type { Institution } from '../institutions';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, json, text } from '../kernel/database/values';
import type { CallOnRecord, DueWork, Line, WorkSource, WorkSources } from '../sending';
import type { BookableContact } from './compose/bookable-contact';
import { dueBookingRows, dueBookings, type BookingWork } from './database/due-bookings';
import { interruptCall } from './machine/answers';
import { countsFiles } from './machine/file-counts';
import { STATES_WITH_CALLS, type BookingSending } from './records';
import type { BookingStore } from './store';
import { performBooking, type BookingPorts } from './submit/perform-booking';

interface BookingSourceParts {
  database: StrapiDatabase;
  store: BookingStore;
  contact(institution: Institution, documentId: string): Promise<BookableContact>;
  /** Pushes of contacts, which bookings of new contacts wait for. */
  pushesAt(line: Line): (push: PushWork) => DueWork;
}

const WITH_CALL = { state: { $in: STATES_WITH_CALLS }, sending: { $notNull: true } };

const targetOf = (documentId: string): string => `booking ${documentId}`;

/** The work of bookings: their steps, and the pushes of their contacts, which come first. */
export const bookingSources = (parts: BookingSourceParts): WorkSources => ({
  at: (line) => [bookingSource(line, parts)],
  // A call on record without a dispatcher that makes it is taken over.
  dueRows: ({ now }) => [{ uid: BOOKING_UID, where: WITH_CALL }, dueBookingRows(now)],
});

function bookingSource(
  line: Line,
  { contact, database, pushesAt, store }: BookingSourceParts,
): WorkSource {
  const { institution, ...calls } = line;
  const { assumptions, baseUrl, code } = institution;
  const push = pushesAt(line);
  const ports: Omit<BookingPorts, 'fence'> = {
    ...calls,
    baseUrl,
    institution: code,
    assumptions,
    store,
    contact: (documentId) => contact(institution, documentId),
  };
  const step = (work: BookingWork): DueWork => ({
    ...work,
    call: work.step,
    target: targetOf(work.documentId),
    perform: (fence) => performBooking(work, { ...ports, fence }),
  });
  /** The process that made this call is gone, so its answer is lost. */
  const interrupt = async (documentId: string, fence: number): Promise<void> => {
    const at = calls.clock.now();
    await store.change(documentId, (booking) =>
      interruptCall(booking, fence, at, { isCounted: countsFiles(assumptions) }),
    );
  };
  return {
    async due({ limit, now, withheld }) {
      if (withheld.bookings) return [];
      const due = await dueBookings(database, institution, now, limit);
      return due.flatMap((work) => {
        if (work.kind === 'booking') return step(work);
        return withheld.contacts ? [] : push(work);
      });
    },
    async callsOnRecord() {
      const bookings = await database
        .query(BOOKING_UID)
        .select(['documentId', 'sending'])
        .where({ institution: code, ...WITH_CALL })
        .execute();
      return bookings.map((row): CallOnRecord => {
        const documentId = text(row.documentId) ?? '';
        const call = json<BookingSending>(row.sending);
        return {
          target: targetOf(documentId),
          fence: integer(call?.fence),
          startedAt: String(call?.startedAt),
          interrupt: (fence) => interrupt(documentId, fence),
        };
      });
    },
  };
}
