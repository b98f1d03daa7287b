import { BOOKING_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import { gathered } from '../../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { grouped } from '../../kernel/grouped';
import { integer, readable, text, time } from '../../kernel/database/values';
import type { PushWork } from '../../contacts';
import { isDue, type DueRows } from '../../sending';
import { nextStep } from '../machine/steps';
import { STATES_AT_WORK, type BookingRecord, type BookingStep } from '../records';
import { bookingFromRow } from './booking-rows';

/** A due step of a booking, in the most urgent lane. */
export interface BookingWork {
  kind: 'booking';
  documentId: string;
  /** The step that was due at the time of the look-up. */
  step: BookingStep;
  lane: 'booking';
  attempts: number;
  key: string;
}

/** The query reads this many at once: those that wait for a contact are no work. */
const LOOKED_AT = 100;

const whereDue = (now: Date): Row => ({
  // What the alternatives have in common: by it the index of states is used.
  state: { $in: [...STATES_AT_WORK, 'inDoubt'] },
  sending: { $null: true },
  $or: [
    { state: { $in: STATES_AT_WORK }, ...isDue(now) },
    // Only an operator's decision, or a doubt that is resolved by counting files, sets a time.
    { state: 'inDoubt', nextAttemptAt: { $lte: now } },
  ],
});

/** Where bookings may be due, at any institution. */
export const dueBookingRows = (now: Date): DueRows => ({
  uid: BOOKING_UID,
  where: whereDue(now),
  unlessPaused: 'sending',
});

/** How many bookings would go on now, if something else did not hold them up, like a pause. */
export function countDueBookings(
  database: StrapiDatabase,
  now: () => Date,
): (institution: { code: string; baseUrl: string }) => Promise<number> {
  const dueAt = gathered<ReadonlyMap<string, number>>(
    database,
    async (institutions) => {
      const { column } = database.names(BOOKING_UID);
      const due = database
        .query(BOOKING_UID)
        .select(['institution', 'baseUrl'])
        .where({ institution: { $in: institutions }, ...whereDue(now()) })
        .getKnexQuery();
      const of = { institution: 'institution', baseUrl: column('baseUrl') };
      const counted: Row[] = await database
        .connection(due.as('due'))
        .select(of)
        .count({ bookings: '*' })
        .groupBy(Object.values(of));
      const byInstitution = grouped(counted, ({ institution }) => text(institution) ?? '');
      return new Map(
        [...byInstitution].map(([institution, own]) => [
          institution,
          new Map(own.map(({ baseUrl, bookings }) => [text(baseUrl) ?? '', integer(bookings)])),
        ]),
      );
    },
    new Map(),
  );
  return async ({ baseUrl, code }) => (await dueAt(code)).get(baseUrl) ?? 0;
}

/**
 * The due work of bookings, oldest first: their own steps, and the pushes of contacts that must
 * precede them.
 */
export async function dueBookings(
  database: StrapiDatabase,
  { baseUrl, code }: { code: string; baseUrl: string },
  now: Date,
  limit: number,
): Promise<(BookingWork | PushWork)[]> {
  const rows = await database
    .query(BOOKING_UID)
    .select('*')
    .where({ institution: code, baseUrl, ...whereDue(now) })
    .orderBy({ id: 'asc' })
    .limit(LOOKED_AT)
    .execute();
  const bookings = readable(rows, bookingFromRow);
  const links = await linksOf(database, code, bookings.filter(waitsForContact));
  return bookings.flatMap((booking) => workOf(booking, links, now)).slice(0, limit);
}

const waitsForContact = (booking: BookingRecord): boolean => nextStep(booking) === 'contact';

async function linksOf(
  database: StrapiDatabase,
  institution: string,
  bookings: readonly BookingRecord[],
): Promise<Map<string, Row>> {
  const contacts = bookings.flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  if (contacts.length === 0) return new Map();
  const rows = await database
    .query(CONTACT_LINK_UID)
    .select(['id', 'contactDocumentId', 'contactNumber', 'state', 'attempts', 'nextAttemptAt'])
    .where({ institution, contactDocumentId: { $in: [...new Set(contacts)] } })
    .execute();
  return new Map(rows.map((row) => [text(row.contactDocumentId) ?? '', row]));
}

function workOf(
  booking: BookingRecord,
  links: ReadonlyMap<string, Row>,
  now: Date,
): (BookingWork | PushWork)[] {
  const { documentId, tries } = booking;
  const step = nextStep(booking);
  if (step === null) return [];
  const own = { kind: 'booking', documentId, step, lane: 'booking', attempts: tries } as const;
  const key = `booking:${documentId}`;
  if (step !== 'contact') return [{ ...own, key }];
  const link = links.get(booking.contactDocumentId ?? '');
  if (!link || link.contactNumber !== null) return [{ ...own, key }];
  switch (link.state) {
    case 'pending': {
      const at = time(link.nextAttemptAt);
      return at === null || at <= now ? [pushOf(link)] : [];
    }
    case 'sending':
    case 'inDoubt':
      return [];
    default:
      return [{ ...own, key }];
  }
}

/** The contact has no number yet, so its link has no other work. */
const pushOf = (link: Row): PushWork => ({
  kind: 'push',
  linkId: integer(link.id),
  lane: 'booking',
  attempts: integer(link.attempts),
  key: `link:${integer(link.id)}`,
});
