import { reason } from '../contracts/reasons';
import { BOOKING_UID, ORDER_HOLDER_UID, ORDER_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { NotPermittedError } from '../kernel/errors';
import { isInScope, scopeInWords, type InstitutionScope } from '../kernel/http/institution-scope';
import type { MergeSide } from './merge-plan';

/** What an institution has of a contact, apart from its link and consents. */
const RECORDS = [BOOKING_UID, ORDER_UID, ORDER_HOLDER_UID];

/**
 * A merge changes both contacts as a whole, with all that names them. Runs in the transaction that
 * locked the contacts, so that nothing is added to them meanwhile.
 * @throws NotPermittedError when an institution outside the scope knows one of the contacts
 */
export async function refuseMergeElsewhere(
  database: StrapiDatabase,
  sides: readonly MergeSide[],
  scope: InstitutionScope,
): Promise<void> {
  if (scope === null) return;
  const known = sides.flatMap(({ consents, links, mergedLinks }) => [
    ...consents,
    ...links,
    ...mergedLinks,
  ]);
  const isElsewhere =
    !known.every(({ institution }) => isInScope(scope, institution)) ||
    (await hasRecordsElsewhere(database, sides, scope));
  if (isElsewhere)
    throw new NotPermittedError(reason('mergeElsewhere', { included: scopeInWords(scope) }));
}

async function hasRecordsElsewhere(
  database: StrapiDatabase,
  sides: readonly MergeSide[],
  scope: readonly string[],
): Promise<boolean> {
  const contacts = sides.map(({ contact }) => contact.documentId);
  for (const uid of RECORDS) {
    const rows = await database
      .query(uid)
      .select(['id'])
      .where({ contactDocumentId: { $in: contacts }, institution: { $notIn: [...scope] } })
      .limit(1)
      .execute();
    if (rows.length > 0) return true;
  }
  return false;
}
