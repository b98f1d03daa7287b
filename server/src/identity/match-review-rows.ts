import { quarantinedItemStatus } from '../inbox';
import type {
  MatchReviewDecision,
  MatchReviewKind,
  MatchReviewState,
  MatchReviewStatus,
} from '../contracts/contacts/match-reviews';
import type { QuarantinedItemStatus } from '../contracts/overview';
import { readReason, reason, type Reason } from '../contracts/reasons';
import {
  MATCH_REVIEW_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  QUARANTINED_ITEM_UID,
} from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, json, jsonText, text, time } from '../kernel/database/values';
import { StateConflictError } from '../kernel/errors';
import { contactFromRow, displayName, type ContactType, releaseReviewed } from '../contacts';

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
export interface Verdict {
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

/** Match reviews as an operator sees them: with the contacts' names and the values from S-360. */
export async function matchReviewStatuses(
  database: StrapiDatabase,
  matchReviews: readonly MatchReviewRecord[],
): Promise<MatchReviewStatus[]> {
  const documentIds = matchReviews.flatMap(({ contactDocumentIds }) => contactDocumentIds);
  const names = await namesOf(database, documentIds);
  const numbers = await numbersOf(database, documentIds);
  const newest = await newestItems(
    database,
    matchReviews.map(({ contactNumber }) => contactNumber),
  );
  return matchReviews.map(({ contactDocumentIds, contactType: _type, ...review }) => ({
    ...review,
    contacts: contactDocumentIds.map((documentId) => ({
      documentId,
      name: names.get(documentId) ?? null,
      contactNumber: numbers.get(`${review.institution}/${documentId}`) ?? null,
    })),
    quarantinedItemId: newest.get(`${review.institution}/${review.contactNumber}`) ?? null,
    decidedAt: review.decidedAt?.toISOString() ?? null,
    noticedAt: review.noticedAt.toISOString(),
  }));
}

async function namesOf(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database
    .query(CONTACT_UID)
    .select('*')
    .where({ documentId: { $in: documentIds } })
    .execute();
  return new Map(
    rows
      .map(contactFromRow)
      .map(({ documentId, fields, type }) => [documentId, displayName(type, fields) ?? '']),
  );
}

/** The contacts' numbers, by institution and contact. */
async function numbersOf(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database
    .query(CONTACT_LINK_UID)
    .select(['institution', 'contactDocumentId', 'contactNumber'])
    .where({ contactDocumentId: { $in: documentIds }, contactNumber: { $notNull: true } })
    .execute();
  return new Map(
    rows.map((row) => [
      `${text(row.institution) ?? ''}/${text(row.contactDocumentId) ?? ''}`,
      text(row.contactNumber) ?? '',
    ]),
  );
}

async function newestItems(
  database: StrapiDatabase,
  contactNumbers: readonly string[],
): Promise<Map<string, number>> {
  const rows = await database
    .query(QUARANTINED_ITEM_UID)
    .select(['id', 'institution', 'contactNumber'])
    .where({ contactNumber: { $in: contactNumbers }, stream: 'contacts' })
    .orderBy({ id: 'asc' })
    .execute();
  return new Map(
    rows.map((row) => [
      `${text(row.institution) ?? ''}/${text(row.contactNumber) ?? ''}`,
      integer(row.id),
    ]),
  );
}
