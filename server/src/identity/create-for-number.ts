import { jsonText } from '../kernel/database/values';
import { StateConflictError } from '../kernel/errors';
import { MATCH_REVIEW_UID } from '../contracts/uids';
import type { MatchReviewDecision } from '../contracts/contacts/match-reviews';
import type { DeliveryItemOutcome } from '../contracts/overview';
import { reason } from '../contracts/reasons';
import { expectFree, type NumberToLink } from '../contacts';
import { createEmptyContact } from './empty-contact';
import type { MatchReviewsPorts } from './ports';
import { closeMatchReview, quarantinedItemsOf, type MatchReviewRecord } from './match-review-rows';

/**
 * Creates a contact for a number that a person declared unknown to the CRM. The quarantined items
 * of the number fill it without being matched again; where none is left, a pull fills it.
 */
export async function createForNumber(
  review: MatchReviewRecord,
  number: NumberToLink,
  author: string,
  ports: MatchReviewsPorts,
): Promise<void> {
  const items = await quarantinedItemsOf(ports.database, review.institution, number.contactNumber);
  if (items.length === 0) {
    await createEmpty(review, number, author, ports);
    return;
  }
  const { database, store } = ports;
  await store.transaction(async (transaction) => {
    await expectFree(number, transaction);
    const decision = { kind: 'create', contactDocumentId: null } as const;
    await closeMatchReview(database, review.id, { decision, author, at: number.at });
  });
  const outcomes: DeliveryItemOutcome[] = [];
  for (const item of items) outcomes.push(await ports.replay(item, []));
  const owner = await store.transaction(async (transaction) => {
    const { contactNumber, settings } = number;
    const [link] = await transaction.linksByNumber(settings.institution, [contactNumber]);
    if (!link) await transaction.openMatchReviews([review]);
    return link?.contactDocumentId ?? null;
  });
  if (owner === null) {
    // The items say too little to create a contact: create it empty and pull it at once.
    if (outcomes.some(({ outcome }) => outcome === 'needsPull'))
      return createEmpty(review, number, author, ports);
    const reasons = outcomes.flatMap(({ reasons: against }) => against ?? []);
    throw new StateConflictError(
      reason('noContactMade', { number: number.contactNumber, reasons }),
    );
  }
  const decision: MatchReviewDecision = { kind: 'create', contactDocumentId: owner };
  await database
    .query(MATCH_REVIEW_UID)
    .where({ id: review.id })
    .update({ decision: jsonText(decision) })
    .execute();
}

async function createEmpty(
  { contactType, id }: MatchReviewRecord,
  number: NumberToLink,
  author: string,
  { announce, database, store }: MatchReviewsPorts,
): Promise<void> {
  const documentId = await store.transaction(async (transaction) => {
    await expectFree(number, transaction);
    const type = contactType ?? 'individual';
    const created = await createEmptyContact(type, number, author, { store, transaction });
    const decision = { kind: 'create', contactDocumentId: created } as const;
    await closeMatchReview(database, id, { decision, author, at: number.at });
    return created;
  });
  await announce([{ documentId, created: true, changedFields: [] }]);
}
