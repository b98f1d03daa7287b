import type { BookingListQuery, GetBookings } from '../../contracts/bookings';
import { BOOKING_SORTS } from '../../contracts/bookings';
import { BOOKING_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, oneOf, readable, text } from '../../kernel/database/values';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { PageRequest } from '../../kernel/http/pages';
import { bookingFromRow } from '../database/booking-rows';
import type { BookingsPorts } from '../ports';
import type { BookingRecord } from '../records';
import { summaries } from './booking-view';
import { heldIds } from './holds';
import {
  countedBookings,
  listedBookings,
  NEWEST,
  type BookingOrder,
  type SoughtBookings,
} from './listed-bookings';
import { soughtBookings } from './sought-bookings';

/** One page of bookings, with all authors of the permitted institutions' bookings. */
export async function listBookings(
  ports: BookingsPorts,
  { hold, sort, ...filter }: BookingListQuery,
  request: PageRequest,
  permitted: InstitutionScope,
): Promise<GetBookings.Response> {
  const { clock, database } = ports;
  const all = await soughtBookings(database, filter, permitted);
  const held = hold === undefined ? null : await heldIds(ports, hold, all, clock.now());
  const sought = held === null ? all : { ...all, ids: held };
  const { page, pageSize } = request;
  const ids =
    held !== null && sort === undefined
      ? held.slice((page - 1) * pageSize, page * pageSize)
      : await idsOfPage(database, sought, orderOf(sort), request);
  const bookings = await bookingsWith(database, ids);
  const total = await totalOf(database, sought, ids.length, request);
  const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
  return {
    data: await summaries(ports, bookings),
    meta: { pagination, authors: await authorsOf(ports, permitted) },
  };
}

export async function bookingsWith(
  database: StrapiDatabase,
  ids: readonly number[],
): Promise<BookingRecord[]> {
  const rows = await database
    .query(BOOKING_UID)
    .select('*')
    .where({ id: { $in: [...ids] } })
    .execute();
  const byId = new Map(rows.map((row) => [integer(row.id), row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? readable([row], bookingFromRow) : [];
  });
}

function orderOf(sort: BookingListQuery['sort']): BookingOrder {
  if (sort === undefined) return NEWEST;
  const [by, direction] = sort.split(':');
  return { by: oneOf(BOOKING_SORTS, by), direction: direction === 'asc' ? 'asc' : 'desc' };
}

/** How many bookings are sought; the last page tells it without a count. */
async function totalOf(
  database: StrapiDatabase,
  sought: SoughtBookings,
  found: number,
  { page, pageSize }: PageRequest,
): Promise<number> {
  const isLast = found < pageSize && (found > 0 || page === 1);
  if (isLast) return (page - 1) * pageSize + found;
  const [row]: Row[] = await countedBookings(database, sought).count({ count: '*' });
  return integer(row?.count);
}

/**
 * The ids of a page. The databases sort `null` to different ends: bookings without an end come
 * last, newest first.
 */
async function idsOfPage(
  database: StrapiDatabase,
  sought: SoughtBookings,
  order: BookingOrder,
  { page, pageSize }: PageRequest,
): Promise<number[]> {
  const offset = (page - 1) * pageSize;
  const read = async (rows: ReturnType<typeof listedBookings>, skipped: number, limit: number) => {
    const found: Row[] = await rows.select('id').offset(skipped).limit(limit);
    return found.map((row) => integer(row.id));
  };
  if (order.by !== 'expiresAt') {
    return read(listedBookings(database, sought, order), offset, pageSize);
  }
  const withEnd = () =>
    listedBookings(database, sought, order, (inner, column) => {
      void inner.whereNotNull(column('expiresAt'));
    });
  const ending = await read(withEnd(), offset, pageSize);
  if (ending.length === pageSize) return ending;
  const [counted]: Row[] = await withEnd().clearOrder().count({ count: '*' });
  const newest: BookingOrder = { by: 'expiresAt', direction: 'desc' };
  const endless = listedBookings(database, sought, newest, (inner, column) => {
    void inner.whereNull(column('expiresAt'));
  });
  const skipped = Math.max(0, offset - integer(counted?.count));
  return [...ending, ...(await read(endless, skipped, pageSize - ending.length))];
}

/** Nobody looks through more authors. */
const MAX_AUTHORS = 200;

/** The authors of bookings, one after the other by their index: there are few of them. */
async function authorsOf(
  ports: BookingsPorts,
  permitted: InstitutionScope,
): Promise<GetBookings.Response['meta']['authors']> {
  const { database } = ports;
  const { column, table } = database.names(BOOKING_UID);
  const mayBeSeen = async (author: string): Promise<boolean> => {
    if (permitted === null) return true;
    const own = database.connection(table).where(column('author'), author);
    return (await own.whereIn(column('institution'), [...permitted]).first('id')) !== undefined;
  };
  const authors: string[] = [];
  let last = '';
  while (authors.length < MAX_AUTHORS) {
    const [row]: Row[] = await database
      .connection(table)
      .min({ author: column('author') })
      .where(column('author'), '>', last);
    const next = text(row?.author);
    if (next === null) break;
    if (await mayBeSeen(next)) authors.push(next);
    last = next;
  }
  const nameOf = await ports.namesOf(authors);
  return authors.flatMap((author) => nameOf(author) ?? []);
}
