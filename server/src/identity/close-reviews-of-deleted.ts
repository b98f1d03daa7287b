import { MATCH_REVIEW_UID } from '../contracts/uids';
import type { MatchReviewState } from '../contracts/contacts/match-reviews';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { jsonText } from '../kernel/database/values';
import { matchReviewFromRow } from './match-review-rows';

/**
 * Closes the reviews that ask whether deleted contacts are one with another contact. Reviews of
 * which contact a number belongs to stay open for the remaining contacts. Runs in the current
 * transaction.
 */
export async function closeReviewsOfDeleted(
  database: StrapiDatabase,
  { at, author, documentIds }: { documentIds: readonly string[]; author: string | null; at: Date },
): Promise<void> {
  const open = { state: 'open' satisfies MatchReviewState, kind: 'merge' };
  const rows = await database
    .query(MATCH_REVIEW_UID)
    .select('*')
    .where(open)
    .orderBy({ id: 'asc' })
    .execute();
  const deleted = new Set(documentIds);
  for (const { contactDocumentIds, id } of rows.map(matchReviewFromRow)) {
    const left = contactDocumentIds.filter((documentId) => !deleted.has(documentId));
    if (left.length === contactDocumentIds.length || left.length > 1) continue;
    await database
      .query(MATCH_REVIEW_UID)
      .where({ id, ...open })
      .update({
        state: 'decided' satisfies MatchReviewState,
        openKey: null,
        decision: jsonText({ kind: 'settled' }),
        decidedBy: author,
        decidedAt: at,
      })
      .execute();
  }
}
