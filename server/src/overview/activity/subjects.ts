import { numbersSearched, patternOf } from '../../contacts';
import { CONTACT_LINK_UID, DELIVERY_UID, PERMIT_UID } from '../../contracts/uids';
import { hideQuery } from '../../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import type { ActivityFilter } from './filter';

/** Whom or what a person looks for in the stream. */
export interface SoughtSubject {
  contact: string | null;
  /** Numbers of contacts and orders; without an institution at any. */
  numbers: { number: string; institution?: string }[];
}

/** The subject of a filter; `null` when the filter names none. */
export async function soughtSubject(
  database: StrapiDatabase,
  { contact, number, q, scope }: Pick<ActivityFilter, 'contact' | 'number' | 'q' | 'scope'>,
): Promise<SoughtSubject | null> {
  if (contact !== undefined) {
    const links = await database
      .query(CONTACT_LINK_UID)
      .select(['institution', 'contactNumber'])
      .where({ contactDocumentId: contact, contactNumber: { $notNull: true } })
      .execute();
    const numbers = links.map((link) => ({
      number: text(link.contactNumber) ?? '',
      institution: text(link.institution) ?? '',
    }));
    return { contact, numbers };
  }
  if (number !== undefined) return { contact: null, numbers: [{ number }] };
  if (!q) return null;
  const numbers = await numbersSearched(database, q, scope);
  return { contact: null, numbers: numbers.map((found) => ({ number: found })) };
}

/**
 * The condition on calls about a subject. Each part has an index; a subquery, as SQLite would
 * otherwise go through all calls in the order of their time.
 */
export function callsAbout(database: StrapiDatabase, { contact, numbers }: SoughtSubject): Row {
  const { column, table } = database.names(PERMIT_UID);
  const ids = () => database.connection(table).select('id');
  const anywhere = numbers.filter(({ institution }) => institution === undefined);
  const parts = [
    ...(contact === null ? [] : [ids().where(column('contactDocumentId'), contact)]),
    ...['contactNumber', 'orderId'].map((name) =>
      ids().whereIn(
        column(name),
        anywhere.map(({ number }) => number),
      ),
    ),
    ...numbers.flatMap(({ institution, number }) =>
      institution === undefined
        ? []
        : [ids().where({ institution, [column('contactNumber')]: number })],
    ),
  ];
  return { id: { $in: hideQuery(database.connection.queryBuilder().union(parts)) } };
}

/** The condition on those of some deliveries that have an item of a subject. It reads them all. */
export function deliveriesAbout(
  database: StrapiDatabase,
  { numbers }: SoughtSubject,
  among: Row,
): Row {
  const { column } = database.names(DELIVERY_UID);
  const asText = `cast(?? as ${database.client === 'mysql' ? 'char' : 'text'}) like ? escape '!'`;
  const found = database
    .query(DELIVERY_UID)
    .select(['id'])
    .where(among)
    .getKnexQuery()
    .andWhere((anyOf) => {
      void anyOf.whereRaw('1 = 0');
      for (const { institution, number } of numbers)
        void anyOf.orWhere((one) => {
          void one.whereRaw(asText, [column('outcomes'), patternOf(`"${number}"`)]);
          if (institution !== undefined) void one.where(column('institution'), institution);
        });
    });
  return { id: { $in: hideQuery(found) } };
}
