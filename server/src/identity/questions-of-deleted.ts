import { CANDIDATE_UID } from '../contracts/uids';
import type { CandidateState } from '../contracts/candidates';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { jsonText } from '../kernel/database/values';
import { candidateFromRow } from './candidate-rows';

/**
 * Contacts were deleted: whether they are one with another contact is asked no more. Which contact a
 * number is stays asked, also of those that are left. Runs in the transaction under way.
 */
export async function endQuestionsOfDeleted(
  database: StrapiDatabase,
  { at, author, documentIds }: { documentIds: readonly string[]; author: string | null; at: Date },
): Promise<void> {
  const open = { state: 'open' satisfies CandidateState, kind: 'merge' };
  const rows = await database
    .query(CANDIDATE_UID)
    .select('*')
    .where(open)
    .orderBy({ id: 'asc' })
    .execute();
  const deleted = new Set(documentIds);
  for (const { contactDocumentIds, id } of rows.map(candidateFromRow)) {
    const left = contactDocumentIds.filter((documentId) => !deleted.has(documentId));
    if (left.length === contactDocumentIds.length || left.length > 1) continue;
    await database
      .query(CANDIDATE_UID)
      .where({ id, ...open })
      .update({
        state: 'decided' satisfies CandidateState,
        openKey: null,
        decision: jsonText({ kind: 'settled' }),
        decidedBy: author,
        decidedAt: at,
      })
      .execute();
  }
}
