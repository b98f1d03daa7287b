import type { Knex } from 'knex';
import type { BookingHold } from '../../contracts/bookings';
import { BOOKING_UID } from '../../contracts/uids';
import { WEEK_MS } from '../../kernel/time/durations';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, readable, time } from '../../kernel/database/values';
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

const ALL: SoughtBookings = {
  ids: null,
  institutions: null,
  fixed: {},
  since: null,
  until: null,
};

/** A booking whose time ends. */
interface Ending {
  id: number;
  endMs: number;
}

interface Range {
  by: 'expiresAt' | 'performanceAt';
  from: Date;
  until: Date | null;
}

/** The ids of bookings by their earlier end, the earliest first. */
const idsByEnd = (endings: readonly Ending[]): number[] => [
  ...new Set(endings.toSorted((a, b) => a.endMs - b.endMs).map(({ id }) => id)),
];

/** Those of some bookings that are still held, which follows from the orders of their files. */
async function heldOf(ports: Ports, ids: readonly number[], now: Date): Promise<BookingRecord[]> {
  if (ids.length === 0) return [];
  const rows = await ports.database
    .query(BOOKING_UID)
    .select(READ)
    .where({ id: { $in: [...ids] } })
    .execute();
  const bookings = readable(rows, bookingFromRow);
  const statuses = await statusesOf(ports, bookings, now);
  const held = new Map(
    bookings
      .filter(({ documentId }) => statuses.get(documentId) === 'held')
      .map((booking) => [booking.id, booking]),
  );
  return ids.flatMap((id) => held.get(id) ?? []);
}

/** The first 500 bookings whose time ends in a range. */
function endingBookings(
  { database }: Ports,
  sought: SoughtBookings,
  { by, from, until }: Range,
): Knex.QueryBuilder {
  return listedBookings(database, sought, { by, direction: 'asc' }, (inner, column) => {
    void inner.where(column(by), '>=', from);
    if (until !== null) void inner.where(column(by), '<=', until);
  })
    .select({ id: 'id', end: by })
    .limit(MOST);
}

const isClosedHold = (rows: Knex.QueryBuilder): Knex.QueryBuilder =>
  rows
    .where({ state: 'closed' satisfies BookingRecord['state'] })
    .whereIn('kind', ['reservation', 'option'] satisfies BookingRecord['kind'][]);

async function endingsIn(rows: Knex.QueryBuilder): Promise<Ending[]> {
  const found: Row[] = await rows;
  return found.map(({ end, id }) => ({ id: integer(id), endMs: time(end)?.getTime() ?? 0 }));
}

/**
 * Closed reservations and options that end within a week: they expire, or their first performance
 * begins. S-360 may hold places beyond it, but nobody needs them then.
 */
async function endingHolds(ports: Ports, sought: SoughtBookings, now: Date): Promise<Ending[]> {
  const until = holdsAhead(now);
  const expiring: Range = { by: 'expiresAt', from: earliestHeld(now), until };
  const played: Range = { by: 'performanceAt', from: now, until };
  return [
    ...(await endingsIn(isClosedHold(endingBookings(ports, sought, expiring)))),
    ...(await endingsIn(isClosedHold(endingBookings(ports, sought, played)))),
  ];
}

/** Reservations and options without an end, the newest first. */
async function endlessHolds(
  { database }: Ports,
  sought: SoughtBookings,
  limit: number,
): Promise<number[]> {
  const order: BookingOrder = { by: 'expiresAt', direction: 'desc' };
  const rows: Row[] = await isClosedHold(
    listedBookings(database, sought, order, (inner, column) => {
      void inner.whereNull(column('expiresAt'));
    }),
  )
    .select('id')
    .limit(limit);
  return rows.map((row) => integer(row.id));
}

/**
 * Reservations and options that are still held and end within a week: the earliest first, at most
 * 500. Their lines and offers are not read.
 */
export async function expiringHolds(
  ports: Ports,
  now: Date,
): Promise<Pick<BookingRecord, 'createdAt' | 'id' | 'institution'>[]> {
  const ids = idsByEnd(await endingHolds(ports, ALL, now));
  return heldOf(ports, ids.slice(0, MOST), now);
}

/**
 * The ids of sought bookings that are held, or of those only which end within a week, the earliest
 * to end first: of very many, those of the 500 that end first.
 */
export function heldIds(
  ports: Ports,
  hold: BookingHold,
  sought: SoughtBookings,
  now: Date,
): Promise<number[]> {
  switch (hold) {
    case 'held':
      return idsOfHeld(ports, sought, now);
    case 'expiring':
      return idsOfExpiring(ports, sought, now);
  }
}

/** How many of the sought bookings are held, and how many of those end within a week. */
export async function countHolds(
  ports: Ports,
  sought: SoughtBookings,
  now: Date,
): Promise<Record<BookingHold, number>> {
  const lasting = await lastingHolds(ports, sought, now);
  const ending = idsByEnd(await endingHolds(ports, sought, now));
  const held = await heldOf(ports, [...new Set([...lasting, ...ending])], now);
  const isHeld = new Set(held.map(({ id }) => id));
  return {
    held: lasting.filter((id) => isHeld.has(id)).length,
    expiring: ending.filter((id) => isHeld.has(id)).length,
  };
}

/** Closed reservations and options whose time is not over, or that have no end. */
async function lastingHolds(ports: Ports, sought: SoughtBookings, now: Date): Promise<number[]> {
  const range: Range = { by: 'expiresAt', from: earliestHeld(now), until: null };
  const ending = idsByEnd(await endingsIn(isClosedHold(endingBookings(ports, sought, range))));
  return [...ending, ...(await endlessHolds(ports, sought, MOST - ending.length))];
}

async function idsOfHeld(ports: Ports, sought: SoughtBookings, now: Date): Promise<number[]> {
  const held = await heldOf(ports, await lastingHolds(ports, sought, now), now);
  return held.map(({ id }) => id);
}

async function idsOfExpiring(ports: Ports, sought: SoughtBookings, now: Date): Promise<number[]> {
  const held = await heldOf(ports, idsByEnd(await endingHolds(ports, sought, now)), now);
  return held.map(({ id }) => id);
}
