import { MATCH_REVIEW_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A match review of identity that waits for a person: which contact an unknown number belongs to,
 * or whether two contacts are one. At most one open match review per institution and number.
 */
export const matchReview = {
  uid: MATCH_REVIEW_UID,
  tableName: 's360_match_reviews',
  singularName: 's360-match-review',
  transfer: 'carried',
  retention: {
    kept: 'history',
    order: 'decidedAt',
    past: (before) => ({ decidedAt: { $lt: before } }),
  },
  indexes: [
    { name: 's360_match_reviews_number_idx', columns: ['institution', 'contact_number'] },
    { name: 's360_match_reviews_state_idx', columns: ['state', 'noticed_at'] },
    { name: 's360_match_reviews_open_uq', columns: ['open_key'], type: 'unique' },
  ],
  attributes: {
    id: { type: 'increments' },
    kind: { type: 'string', column: { notNullable: true } },
    institution: { type: 'string', column: { notNullable: true } },
    contactNumber: { type: 'string' },
    contactType: { type: 'string' },
    contactDocumentIds: { type: 'json' },
    reason: { type: 'text' },
    state: { type: 'string', column: { notNullable: true } },
    /**
     * Institution and number while the review is open, else empty: it makes open reviews unique.
     */
    openKey: { type: 'string' },
    decision: { type: 'json' },
    decidedBy: { type: 'string' },
    decidedAt: { type: 'datetime' },
    noticedAt: { type: 'datetime', column: { notNullable: true } },
  },
} satisfies InternalModel;
