import type { Knex } from 'knex';
import type { BookingSort } from '../../contracts/bookings';
import { BOOKING_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { InstitutionScope } from '../../kernel/http/institution-scope';

export interface SoughtBookings {
  /** The only bookings that may fit; `null`: all may. */
  ids: readonly number[] | null;
  /** The institutions whose bookings the reader may see. */
  institutions: InstitutionScope;
  fixed: Partial<Record<'author' | 'institution' | 'kind' | 'state', string>>;
  since: Date | null;
  until: Date | null;
}

export interface BookingOrder {
  by: BookingSort | 'performanceAt';
  direction: 'asc' | 'desc';
}

export const NEWEST: BookingOrder = { by: 'createdAt', direction: 'desc' };

/** More bookings than there will ever be. */
const ALL = 1_000_000_000;

type Narrow = (rows: Knex.QueryBuilder, column: (attribute: string) => string) => void;

/**
 * The bookings that are sought, in an order, with the columns that lists are limited by. The index
 * of the order contains all of them. The inner query reads it whole, in order, and the rows, which
 * are large, not at all; its limit keeps the databases from choosing an index of one condition,
 * which would read most rows. On SQLite the inner order is that of the result.
 */
export function listedBookings(
  database: StrapiDatabase,
  sought: SoughtBookings,
  { by, direction }: BookingOrder = NEWEST,
  narrow: Narrow = () => undefined,
): Knex.QueryBuilder {
  const { column } = database.names(BOOKING_UID);
  const inner = columnsToLimitBy(database, sought, by)
    .orderBy([
      { column: column(by), order: direction },
      { column: 'id', order: direction },
    ])
    .limit(ALL);
  narrow(inner, column);
  const listed = limited(database, inner, sought);
  return database.client === 'sqlite'
    ? listed
    : listed.orderBy([
        { column: by, order: direction },
        { column: 'id', order: direction },
      ]);
}

/** Whether the index of states contains all that bookings are limited by. */
const isByState = ({ fixed, ids, since, until }: SoughtBookings): boolean =>
  ids === null &&
  since === null &&
  until === null &&
  Object.keys(fixed).every((name) => name === 'institution' || name === 'state');

/**
 * The same to be counted. PostgreSQL chooses its index well, and counts in several processes
 * what need not be in order; so do others when the index of states suffices.
 */
export function countedBookings(
  database: StrapiDatabase,
  sought: SoughtBookings,
): Knex.QueryBuilder {
  if (database.client !== 'postgres' && !isByState(sought))
    return listedBookings(database, sought).clearOrder();
  return limited(database, columnsToLimitBy(database, sought, NEWEST.by), sought);
}

function columnsToLimitBy(
  database: StrapiDatabase,
  { ids }: SoughtBookings,
  by: BookingOrder['by'],
): Knex.QueryBuilder {
  const { column, table } = database.names(BOOKING_UID);
  const attributes = ['id', 'state', 'kind', 'institution', 'author', 'createdAt', by];
  const rows = database
    .connection(table)
    .select(Object.fromEntries(attributes.map((attribute) => [attribute, column(attribute)])));
  return ids === null ? rows : rows.whereIn('id', [...ids]);
}

function limited(
  { connection }: StrapiDatabase,
  inner: Knex.QueryBuilder,
  { fixed, institutions, since, until }: SoughtBookings,
): Knex.QueryBuilder {
  const listed = connection.queryBuilder().from(inner.as('listed')).where(fixed);
  if (institutions !== null) void listed.whereIn('institution', [...institutions]);
  if (since !== null) void listed.where('createdAt', '>=', since);
  if (until !== null) void listed.where('createdAt', '<', until);
  return listed;
}
