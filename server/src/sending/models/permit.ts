import { PERMIT_STATE_UID, PERMIT_UID } from '../../contracts/uids';

/**
 * One permit given out: the log from which the rolling windows are counted. Database time, ms;
 * `endedAtMs` is empty while its call is under way, or for good when its process was killed.
 */
export const permit = {
  uid: PERMIT_UID,
  tableName: 's360_permits',
  singularName: 's360-permit',
  indexes: [{ name: 's360_permits_taken_idx', columns: ['institution', 'taken_at_ms'] }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    service: { type: 'string', column: { notNullable: true } },
    method: { type: 'string', column: { notNullable: true } },
    lane: { type: 'string', column: { notNullable: true } },
    takenAtMs: { type: 'biginteger', column: { notNullable: true } },
    endedAtMs: { type: 'biginteger' },
  },
};

/**
 * One row per institution: updated first by every taker, so that takers queue behind each other;
 * also until when S-360 refuses calls, and how many permits this month has used.
 */
export const permitState = {
  uid: PERMIT_STATE_UID,
  tableName: 's360_permit_states',
  singularName: 's360-permit-state',
  indexes: [
    { name: 's360_permit_states_institution_uq', columns: ['institution'], type: 'unique' },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    closedUntilMs: { type: 'biginteger' },
    month: { type: 'string' },
    takenThisMonth: { type: 'integer' },
    turn: { type: 'integer' },
  },
};
