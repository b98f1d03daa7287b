import { MATCH_REVIEW_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { jsonText } from '../kernel/database/values';
import { matchReviewFromRow, closeMatchReview } from './match-review-rows';

/**
 * After a merge, closes the review that asks whether the two contacts are one, and makes other open
 * match reviews name the kept contact. Runs in the current transaction.
 */
export async function updateReviewsOfMerged(
  database: StrapiDatabase,
  of: { keptDocumentId: string; removedDocumentId: string; author: string; at: Date },
): Promise<void> {
  const { at, author, keptDocumentId, removedDocumentId } = of;
  const rows = await database
    .query(MATCH_REVIEW_UID)
    .select('*')
    .where({ state: 'open' })
    .orderBy({ id: 'asc' })
    .execute();
  const naming = rows
    .map(matchReviewFromRow)
    .filter(({ contactDocumentIds }) => contactDocumentIds.includes(removedDocumentId));
  for (const { contactDocumentIds, id, kind } of naming) {
    const left = new Set(
      contactDocumentIds.map((named) => (named === removedDocumentId ? keptDocumentId : named)),
    );
    if (kind === 'merge' && left.size < 2) {
      const decision = { kind: 'merge', keptDocumentId, removedDocumentId } as const;
      await closeMatchReview(database, id, { decision, author, at });
    } else {
      await database
        .query(MATCH_REVIEW_UID)
        .where({ id })
        .update({ contactDocumentIds: jsonText([...left]) })
        .execute();
    }
  }
}
