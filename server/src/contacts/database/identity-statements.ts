import {
  BOOKING_UID,
  MATCH_REVIEW_UID,
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  OVERRIDDEN_EDIT_UID,
} from '../../contracts/uids';
import { chunks, jsonText, text } from '../../kernel/database/values';
import { forgetExcluded } from '../../inbox';
import { MATCHED_FIELDS } from '../receive/matching';
import { releaseReviewed } from '../push/asked-creates';
import type { OpenMatchReview } from '../model/open-match-review';
import type { ContactSearch, ContactTransaction, FoundContact } from '../store';
import { selectIn, type Context } from './statements';
import { consentFromRow, contactFromRow } from './rows';

/** Everything that matching rules compare. */
const MATCHED_BY = ['id', 'documentId', 'type', ...MATCHED_FIELDS];

/** At most one match review per institution and number is open. */
const openKey = (institution: string, contactNumber: string): string =>
  `${institution}/${contactNumber}`;

async function searchContacts(context: Context, search: ContactSearch): Promise<FoundContact[]> {
  const found = new Map<string, FoundContact>();
  for (const [column, values] of Object.entries(search)) {
    const rows = await selectIn(context, CONTACT_UID, column, values, { select: MATCHED_BY });
    for (const { documentId, fields, type } of rows.map(contactFromRow)) {
      found.set(documentId, { documentId, fields, type });
    }
  }
  return [...found.values()];
}

async function numbersUnderReview(
  context: Context,
  institution: string,
  contactNumbers: readonly string[],
): Promise<string[]> {
  const keys = contactNumbers.map((number) => openKey(institution, number));
  const select = ['kind', 'contactNumber'];
  const rows = await selectIn(context, MATCH_REVIEW_UID, 'openKey', keys, { select });
  return rows.flatMap(({ contactNumber, kind }) =>
    kind === 'match' ? (text(contactNumber) ?? []) : [],
  );
}

async function openMatchReviews(
  { database }: Context,
  reviews: readonly OpenMatchReview[],
): Promise<void> {
  const { column } = database.names(MATCH_REVIEW_UID);
  const anew = ['kind', 'contactType', 'contactDocumentIds', 'reason', 'noticedAt'].map(column);
  const asked = new Map(
    reviews.map((review) => [openKey(review.institution, review.contactNumber), review]),
  );
  for (const part of chunks([...asked], 50)) {
    const rows = part.map(([key, { contactDocumentIds, ...review }]) => ({
      kind: review.kind,
      institution: review.institution,
      contactNumber: review.contactNumber,
      contactType: review.contactType,
      contactDocumentIds: jsonText(contactDocumentIds),
      reason: jsonText(review.reason),
      noticedAt: review.noticedAt,
      state: 'open',
      openKey: key,
    }));
    await database
      .query(MATCH_REVIEW_UID)
      .insert(rows)
      .onConflict([column('openKey')])
      .merge(anew)
      .execute();
  }
}

async function removeRows({ database }: Context, uid: string, ids: readonly number[]) {
  for (const part of chunks(ids)) {
    await database
      .query(uid)
      .where({ id: { $in: part } })
      .delete()
      .execute();
  }
}

export type IdentityStatements = Pick<
  ContactTransaction,
  | 'searchContacts'
  | 'numbersUnderReview'
  | 'openMatchReviews'
  | 'closeMatchReviews'
  | 'forgetExcluded'
  | 'consentsOfContacts'
  | 'removeLinks'
  | 'removeConsents'
  | 'moveHistory'
  | 'rewriteHistory'
  | 'removeHistory'
  | 'forgetHistory'
>;

export function identityStatements(context: Context): IdentityStatements {
  const { database } = context;
  return {
    searchContacts: (search) => searchContacts(context, search),
    numbersUnderReview: (institution, numbers) => numbersUnderReview(context, institution, numbers),
    openMatchReviews: (reviews) => openMatchReviews(context, reviews),
    async closeMatchReviews(institution, contactNumbers, at) {
      for (const part of chunks(contactNumbers)) {
        const reviews = { openKey: { $in: part.map((number) => openKey(institution, number)) } };
        if ((await releaseReviewed(database, reviews)) === 0) continue;
        await database
          .query(MATCH_REVIEW_UID)
          .where({ ...reviews, kind: 'match' })
          .update({
            state: 'decided',
            openKey: null,
            decision: jsonText({ kind: 'settled' }),
            decidedAt: at,
          })
          .execute();
      }
    },
    forgetExcluded: (institution, contactNumbers) =>
      forgetExcluded(database, { institution, stream: 'contacts' }, contactNumbers),
    consentsOfContacts: async (documentIds) =>
      (await selectIn(context, CONSENT_UID, 'contactDocumentId', documentIds)).map(consentFromRow),
    removeLinks: (ids) => removeRows(context, CONTACT_LINK_UID, ids),
    removeConsents: (ids) => removeRows(context, CONSENT_UID, ids),
    async moveHistory(from, to, name) {
      // What was merged into the contact before keeps its own name; a merge itself has both values.
      const unnamed = {
        mergedName: { $null: true },
        $or: [{ field: { $notNull: true } }, { oldValue: { $null: true } }],
      };
      await database
        .query(CONTACT_HISTORY_UID)
        .where({ contactDocumentId: from, ...unnamed })
        .update({ mergedName: name })
        .execute();
      for (const uid of [CONTACT_HISTORY_UID, CONFLICT_UID, OVERRIDDEN_EDIT_UID, BOOKING_UID]) {
        await database
          .query(uid)
          .where({ contactDocumentId: from })
          .update({ contactDocumentId: to })
          .execute();
      }
    },
    async rewriteHistory(rows) {
      for (const { id, ...written } of rows)
        await database.query(CONTACT_HISTORY_UID).where({ id }).update(written).execute();
    },
    removeHistory: (ids) => removeRows(context, CONTACT_HISTORY_UID, ids),
    async forgetHistory(contactDocumentId) {
      await database.query(CONTACT_HISTORY_UID).where({ contactDocumentId }).delete().execute();
    },
  };
}
