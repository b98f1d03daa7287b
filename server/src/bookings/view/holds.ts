import type { BookingHold } from '../../contracts/bookings';
import { BOOKING_UID } from '../../contracts/uids';
import { WEEK_MS } from '../../kernel/time/durations';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, readable } from '../../kernel/database/values';
import { earliestHeld } from '../../orders';
import { bookingFromRow } from '../database/booking-rows';
import type { BookingsPorts } from '../ports';
import type { BookingRecord } from '../records';
import { listedBookings, type BookingOrder, type SoughtBookings } from './listed-bookings';
import { statusesOf } from './statuses';

/** More holds than anybody looks through. */
const MOST = 500;

/** The end of the week in which a hold is brought to attention before it expires. */
const holdsAhead = (now: Date): Date => new Date(now.getTime() + WEEK_MS);

type Ports = Pick<BookingsPorts, 'database' | 'institutions' | 'timeZones'>;

/** What tells whether a booking is still held; its lines and its offer are much larger. */
const READ = [
  'id',
  'documentId',
  'institution',
  'kind',
  'state',
  'fileId',
  'orderDocumentId',
  'followedByDocumentId',
  'expiresAt',
  'createdAt',
];

const ENDING_FIRST: BookingOrder = { by: 'expiresAt', direction: 'asc' };

const ALL: SoughtBookings = {
  ids: null,
  institutions: null,
  fixed: {},
  since: null,
  until: null,
};

/** Those of some bookings that are still held, which follows from the orders of their files. */
async function heldOf(ports: Ports, ids: readonly number[], now: Date): Promise<BookingRecord[]> {
  if (ids.length === 0) return [];
  const rows = await ports.database
    .query(BOOKING_UID)
    .select(READ)
    .where({ id: { $in: [...ids] } })
    .orderBy({ expiresAt: 'asc' })
    .execute();
  const bookings = readable(rows, bookingFromRow);
  const statuses = await statusesOf(ports, bookings, now);
  return bookings.filter(({ documentId }) => statuses.get(documentId) === 'held');
}

/** The ids of closed reservations and options whose time ends in a range, or that have no end. */
async function idsOfHolds(
  { database }: Ports,
  sought: SoughtBookings,
  ends: { from: Date; until: Date | null } | null,
  limit: number,
): Promise<number[]> {
  const rows: Row[] = await listedBookings(database, sought, ENDING_FIRST, (inner, column) => {
    const expiresAt = column('expiresAt');
    if (ends === null) void inner.whereNull(expiresAt);
    else void inner.where(expiresAt, '>=', ends.from);
    if (ends?.until) void inner.where(expiresAt, '<=', ends.until);
  })
    .select('id')
    .where({ state: 'closed' satisfies BookingRecord['state'] })
    .whereIn('kind', ['reservation', 'option'] satisfies BookingRecord['kind'][])
    .limit(limit);
  return rows.map((row) => integer(row.id));
}

/**
 * Reservations and options that are still held and whose time ends within a week: the earliest
 * first, at most 500. Their lines and offers are not read.
 */
export async function expiringHolds(
  ports: Ports,
  now: Date,
): Promise<Pick<BookingRecord, 'createdAt' | 'id' | 'institution'>[]> {
  const ends = { from: earliestHeld(now), until: holdsAhead(now) };
  return heldOf(ports, await idsOfHolds(ports, ALL, ends, MOST), now);
}

/**
 * The ids of sought bookings that are held, or that expire within a week: of very many, those of
 * the 500 that end first.
 */
export async function heldIds(
  ports: Ports,
  hold: BookingHold,
  sought: SoughtBookings,
  now: Date,
): Promise<number[]> {
  const until = holdsAhead(now);
  const ends = { from: earliestHeld(now), until: hold === 'held' ? null : until };
  const ending = await idsOfHolds(ports, sought, ends, MOST);
  const more =
    hold === 'held'
      ? await idsOfHolds(ports, sought, null, MOST - ending.length)
      : await idsOfOpenOrders(ports, sought, { from: now, until });
  const held = await heldOf(ports, hold === 'held' ? [...ending, ...more] : ending, now);
  const ids = held.map(({ id }) => id);
  return hold === 'held' ? ids : [...ids, ...more];
}

/** Orders that are open in S-360, which abandons them after their time. */
async function idsOfOpenOrders(
  { database }: Ports,
  sought: SoughtBookings,
  { from, until }: { from: Date; until: Date },
): Promise<number[]> {
  const states = ['created', 'incomplete', 'closing'] satisfies BookingRecord['state'][];
  const rows: Row[] = await listedBookings(database, sought, ENDING_FIRST, (inner, column) => {
    void inner.where(column('expiresAt'), '>', from).where(column('expiresAt'), '<=', until);
  })
    .select('id')
    .whereIn('state', states)
    .limit(MOST);
  return rows.map((row) => integer(row.id));
}
