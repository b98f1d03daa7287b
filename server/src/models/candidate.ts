import { CANDIDATE_UID } from '../contracts/uids';

/**
 * A question of identity that waits for a person: which contact an unknown number is, or whether
 * two contacts are one. At most one open question per institution and number.
 */
export const candidate = {
  uid: CANDIDATE_UID,
  tableName: 's360_candidates',
  singularName: 's360-candidate',
  indexes: [
    { name: 's360_candidates_number_idx', columns: ['institution', 'contact_number'] },
    { name: 's360_candidates_state_idx', columns: ['state', 'noticed_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    kind: { type: 'string', column: { notNullable: true } },
    institution: { type: 'string', column: { notNullable: true } },
    contactNumber: { type: 'string' },
    contactDocumentIds: { type: 'json' },
    reason: { type: 'text' },
    state: { type: 'string', column: { notNullable: true } },
    decision: { type: 'json' },
    decidedBy: { type: 'string' },
    decidedAt: { type: 'datetime' },
    noticedAt: { type: 'datetime', column: { notNullable: true } },
  },
};
