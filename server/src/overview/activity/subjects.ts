import { numbersSearched, patternOf } from '../../contacts';
import { CONTACT_LINK_UID, DELIVERY_UID } from '../../contracts/uids';
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

const at = (institution: string | undefined): Row =>
  institution === undefined ? {} : { institution };

/** The condition on calls about a subject. */
export const callsAbout = ({ contact, numbers }: SoughtSubject): Row => ({
  $or: [
    { id: { $in: [] } },
    ...(contact === null ? [] : [{ contactDocumentId: contact }]),
    ...numbers.flatMap(({ institution, number }) => [
      { contactNumber: number, ...at(institution) },
      ...(contact === null ? [{ orderId: number, ...at(institution) }] : []),
    ]),
  ],
});

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
