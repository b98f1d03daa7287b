import type { BookingFilter } from '../../contracts/bookings';
import { BOOKING_UID } from '../../contracts/uids';
import { DAY_MS } from '../../kernel/time/durations';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, textsIn } from '../../kernel/database/values';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import { findContactIds } from '../contacts/find-contacts';
import type { SoughtBookings } from './listed-bookings';

/** A search shows the bookings of at most this many contacts, references and orders. */
const MAX_FOUND = 200;

/** A search, or the list of one contact, shows at most this many bookings. */
const MAX_BOOKINGS = 5_000;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The end of a time filter: a day is included whole, a moment is exact. */
const endOf = (to: string): Date => new Date(Date.parse(to) + (DAY.test(to) ? DAY_MS : 0));

/** What a filter limits the list of the permitted institutions to, except for holds. */
export async function soughtBookings(
  database: StrapiDatabase,
  { author, contact, from, institution, kind, q, state, to }: Omit<BookingFilter, 'hold'>,
  permitted: InstitutionScope,
): Promise<SoughtBookings> {
  const words = q?.trim() ?? '';
  const conditions: Row[] = [
    ...(contact === undefined ? [] : [{ contactDocumentId: contact }]),
    ...(words === '' ? [] : [await searched(database, { q: words, permitted })]),
  ];
  return {
    ids: conditions.length === 0 ? null : await idsWhere(database, { $and: conditions }),
    institutions: permitted,
    fixed: {
      ...(author !== undefined && { author }),
      ...(institution !== undefined && { institution }),
      ...(kind !== undefined && { kind }),
      ...(state !== undefined && { state }),
    },
    since: from === undefined ? null : new Date(Date.parse(from)),
    until: to === undefined ? null : endOf(to),
  };
}

async function idsWhere(database: StrapiDatabase, where: Row): Promise<number[]> {
  const query = database.query(BOOKING_UID).select(['id']).where(where).limit(MAX_BOOKINGS);
  return (await query.execute()).map((row) => integer(row.id));
}

/** The letters of references; see `newReference`. */
const PART_OF_REFERENCE = /^[0-9A-Z-]+$/;

/** The references that contain a text: the index alone finds them, as the rows are large. */
async function referencesWith(database: StrapiDatabase, part: string): Promise<string[]> {
  const typed = part.toUpperCase();
  if (!PART_OF_REFERENCE.test(typed)) return [];
  const { column, table } = database.names(BOOKING_UID);
  const reference = column('reference');
  const rows: Row[] = await database
    .connection(table)
    .select({ reference })
    .where(reference, 'like', `%${typed}%`)
    .limit(MAX_FOUND);
  return textsIn(rows, 'reference');
}

/** Searches by reference, order id or contact; each by an index of its own. */
async function searched(
  database: StrapiDatabase,
  typed: { q: string; permitted: InstitutionScope },
): Promise<Row> {
  const { q } = typed;
  // Side by side, as each may look through many rows.
  const [contacts, references] = await Promise.all([
    findContactIds(database, typed, MAX_FOUND),
    referencesWith(database, q),
  ]);
  return {
    $or: [
      { orderId: q },
      // An empty list would keep SQLite from using the indexes.
      ...(references.length === 0 ? [] : [{ reference: { $in: references } }]),
      ...(contacts.length === 0 ? [] : [{ contactDocumentId: { $in: contacts } }]),
    ],
  };
}
