import type { BookingFilter, GetBookings } from '../../contracts/bookings';
import { DAY_MS } from '../../kernel/durations';
import { BOOKING_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { whereInScope, type InstitutionScope } from '../../kernel/institution-scope';
import { pageOf, type PageRequest } from '../../kernel/pages';
import { bookingFromRow } from '../database/booking-rows';
import { containing } from '../../contacts';
import { findContactIds } from '../contacts/find-contacts';
import type { BookingsPorts } from '../ports';
import { summaries } from './booking-view';

/** A search shows the bookings of at most this many contacts. */
const MAX_CONTACTS = 200;

/** One page of bookings, newest first, with all authors of the permitted institutions' bookings. */
export async function listBookings(
  ports: BookingsPorts,
  filter: BookingFilter,
  request: PageRequest,
  permitted: InstitutionScope,
): Promise<GetBookings.Response> {
  const page = await pageOf(
    ports.database,
    {
      uid: BOOKING_UID,
      where: { $and: [await conditionsOf(ports, filter, permitted), whereInScope(permitted)] },
      order: { createdAt: 'desc', id: 'desc' },
      request,
    },
    bookingFromRow,
  );
  return {
    data: await summaries(ports, page.data),
    meta: { ...page.meta, authors: await authorsOf(ports, permitted) },
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The end of a time filter: a day is included whole, a moment is exact. */
const endOf = (to: string): Date => new Date(Date.parse(to) + (DAY.test(to) ? DAY_MS : 0));

async function conditionsOf(
  { database }: BookingsPorts,
  filter: BookingFilter,
  permitted: InstitutionScope,
): Promise<Row> {
  const { author, contact, from, institution, kind, q, state, to } = filter;
  const since = from === undefined ? [] : [{ createdAt: { $gte: new Date(Date.parse(from)) } }];
  const until = to === undefined ? [] : [{ createdAt: { $lt: endOf(to) } }];
  const words = q?.trim() ?? '';
  return {
    ...(institution !== undefined && { institution }),
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind }),
    ...(contact !== undefined && { contactDocumentId: contact }),
    ...(author !== undefined && { author }),
    $and: [
      ...since,
      ...until,
      ...(words === '' ? [] : [await searched(database, words, permitted)]),
    ],
  };
}

/** Searches by reference, order id or contact. */
async function searched(
  database: StrapiDatabase,
  q: string,
  permitted: InstitutionScope,
): Promise<Row> {
  const contacts = await findContactIds(database, { q, permitted }, MAX_CONTACTS);
  return {
    $or: [
      containing(database, BOOKING_UID, ['reference'], q),
      { orderId: q },
      ...(contacts.length === 0 ? [] : [{ contactDocumentId: { $in: contacts } }]),
    ],
  };
}

async function authorsOf(
  ports: BookingsPorts,
  permitted: InstitutionScope,
): Promise<GetBookings.Response['meta']['authors']> {
  const { database } = ports;
  const { column, table } = database.names(BOOKING_UID);
  const rows: Row[] = await database
    .connection(table)
    .distinct({ author: column('author') })
    .whereNotNull(column('author'))
    .where((own) => {
      if (permitted !== null) void own.whereIn('institution', permitted);
    });
  const authors = rows.flatMap(({ author }) => text(author) ?? []);
  const nameOf = await ports.namesOf(authors);
  return authors.sort().flatMap((author) => nameOf(author) ?? []);
}
