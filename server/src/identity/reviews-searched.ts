import { contactsSearched, isNumberLike } from '../contacts';
import { CONTACT_UID, MATCH_REVIEW_UID } from '../contracts/uids';
import { hideQuery } from '../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { textsIn } from '../kernel/database/values';
import type { InstitutionScope } from '../kernel/http/institution-scope';

/** With more contacts than this, the person must type more of the name. */
const MAX_CONTACTS = 20;

async function contactsFound(
  database: StrapiDatabase,
  typed: string,
  scope: InstitutionScope,
): Promise<string[]> {
  const rows = await database
    .query(CONTACT_UID)
    .select('documentId')
    .where({ documentId: await contactsSearched(database, typed, scope) })
    .orderBy({ id: 'asc' })
    .limit(MAX_CONTACTS)
    .execute();
  return textsIn(rows, 'documentId');
}

/** A subquery: the reviews about one of these contacts, whose ids are stored as a list. */
function reviewsAbout(database: StrapiDatabase, documentIds: readonly string[]): object {
  const { column, table } = database.names(MATCH_REVIEW_UID);
  const listed = `cast(?? as ${database.client === 'mysql' ? 'char' : 'text'}) like ?`;
  const reviews = database
    .connection(table)
    .select('id')
    .where((anyOf) => {
      for (const documentId of documentIds)
        void anyOf.orWhereRaw(listed, [column('contactDocumentIds'), `%"${documentId}"%`]);
    });
  return hideQuery(reviews);
}

/** The condition on match reviews of a search: by their number, or by a contact they are about. */
export async function reviewsSearched(
  database: StrapiDatabase,
  typed: string,
  scope: InstitutionScope,
): Promise<Row> {
  const number = typed.trim();
  const documentIds = await contactsFound(database, typed, scope);
  return {
    $or: [
      isNumberLike(number) ? { contactNumber: { $startsWith: number } } : { id: { $in: [] } },
      documentIds.length > 0
        ? { id: { $in: reviewsAbout(database, documentIds) } }
        : { id: { $in: [] } },
    ],
  };
}
