import { quarantinedItemStatus } from '../inbox';
import type {
  MatchReviewDecision,
  MatchReviewKind,
  MatchReviewState,
} from '../contracts/contacts/match-reviews';
import type { QuarantinedItemStatus } from '../contracts/overview';
import { readReason, reason, type Reason } from '../contracts/reasons';
import { MATCH_REVIEW_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, json, jsonText, text, time } from '../kernel/database/values';
import { StateConflictError } from '../kernel/errors';
import { type ContactType, releaseReviewed } from '../contacts';

export interface MatchReviewRecord {
  id: number;
  kind: MatchReviewKind;
  institution: string;
  contactNumber: string;
  contactType: ContactType | null;
  contactDocumentIds: string[];
  reason: Reason;
  state: MatchReviewState;
  decision: MatchReviewDecision | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  noticedAt: Date;
}

export function matchReviewFromRow(row: Row): MatchReviewRecord {
  const contactType = text(row.contactType);
  return {
    id: integer(row.id),
    kind: row.kind === 'merge' ? 'merge' : 'match',
    institution: text(row.institution) ?? '',
    contactNumber: text(row.contactNumber) ?? '',
    contactType: contactType === 'individual' || contactType === 'structure' ? contactType : null,
    contactDocumentIds: json<string[]>(row.contactDocumentIds) ?? [],
    reason: readReason(row.reason) ?? reason('asWritten', { text: '' }),
    state: text(row.state) as MatchReviewState,
    decision: json<MatchReviewDecision>(row.decision),
    decidedBy: text(row.decidedBy),
    decidedAt: time(row.decidedAt),
    noticedAt: time(row.noticedAt) ?? new Date(0),
  };
}

/** What a person decided, and when. */
interface Verdict {
  decision: MatchReviewDecision;
  author: string;
  at: Date;
}

/**
 * Closes an open match review in the current transaction; creates that waited for it are then due.
 * @throws StateConflictError when the review is no longer open because somebody else was first.
 */
export async function closeMatchReview(
  database: StrapiDatabase,
  id: number,
  { at, author, decision }: Verdict,
): Promise<void> {
  const { column, table } = database.names(MATCH_REVIEW_UID);
  const state: MatchReviewState = decision.kind === 'dismiss' ? 'dismissed' : 'decided';
  const closed = await database.transaction(async (trx) => {
    await releaseReviewed(database, { id });
    return trx(table)
      .where({ id, state: 'open' satisfies MatchReviewState })
      .update({
        state,
        decision: jsonText(decision),
        [column('openKey')]: null,
        [column('decidedBy')]: author,
        [column('decidedAt')]: at,
      });
  });
  if (closed === 0) {
    throw new StateConflictError(reason('matchReviewDecided', { matchReview: id }));
  }
}

/** The quarantined items of a number, in the order in which they arrived. */
export async function quarantinedItemsOf(
  database: StrapiDatabase,
  institution: string,
  contactNumber: string,
): Promise<QuarantinedItemStatus[]> {
  const rows = await database
    .query(QUARANTINED_ITEM_UID)
    .select('*')
    .where({ institution, contactNumber, stream: 'contacts' })
    .orderBy({ id: 'asc' })
    .execute();
  return rows.map(quarantinedItemStatus);
}
