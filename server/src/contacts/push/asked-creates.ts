import { afterEvent, ANSWERED } from '../model/link-states';
import { MATCH_REVIEW_FIRST } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { MATCH_REVIEW_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { json } from '../../kernel/database/values';
import type { LinkRecord } from '../records';

/**
 * The link of a create that waits for a match review: S-360 might otherwise get the contact twice.
 */
export function waitingForAnswer(link: LinkRecord, at: Date): LinkRecord {
  const failure = {
    code: MATCH_REVIEW_FIRST,
    reason: reason('matchReviewFirst'),
    at: at.toISOString(),
  };
  return afterEvent(link, { kind: 'questioned', failure });
}

/**
 * Makes creates due that waited for these match reviews of kind `match`. Returns how many of these
 * reviews there are.
 */
export async function releaseReviewed(database: StrapiDatabase, reviews: Row): Promise<number> {
  const asked = await database
    .query(MATCH_REVIEW_UID)
    .select(['institution', 'contactDocumentIds'])
    .where({ ...reviews, kind: 'match' })
    .execute();
  for (const { contactDocumentIds, institution } of asked) {
    await database
      .query(CONTACT_LINK_UID)
      .where({
        institution,
        contactDocumentId: { $in: json<string[]>(contactDocumentIds) ?? [] },
        state: 'failed',
        failureCode: MATCH_REVIEW_FIRST,
      })
      .update({ ...ANSWERED, failureCode: null })
      .execute();
  }
  return asked.length;
}
