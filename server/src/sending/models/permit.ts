import { PERMIT_STATE_UID, PERMIT_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * One granted permit: the log from which the rolling windows are counted, and the log of calls that
 * people read. Times are database time in ms. `endedAtMs` is null while the call is in flight, and
 * stays null if its process was killed.
 */
export const permit = {
  uid: PERMIT_UID,
  tableName: 's360_permits',
  singularName: 's360-permit',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [
    { name: 's360_permits_taken_idx', columns: ['institution', 'taken_at_ms'] },
    {
      name: 's360_permits_method_idx',
      columns: ['institution', 'method', 'outcome', 'taken_at_ms'],
    },
    { name: 's360_permits_newest_idx', columns: ['taken_at_ms'] },
    { name: 's360_permits_outcome_idx', columns: ['outcome', 'taken_at_ms'] },
    { name: 's360_permits_contact_idx', columns: ['contact_document_id'] },
    { name: 's360_permits_number_idx', columns: ['contact_number'] },
    { name: 's360_permits_order_idx', columns: ['order_id'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    service: { type: 'string', column: { notNullable: true } },
    method: { type: 'string', column: { notNullable: true } },
    lane: { type: 'string', column: { notNullable: true } },
    takenAtMs: { type: 'biginteger', column: { notNullable: true } },
    endedAtMs: { type: 'biginteger' },
    /** `ok` or `failed`; null until the call has ended. */
    outcome: { type: 'string', column: { args: [16] } },
    httpStatus: { type: 'integer' },
    /** Why it failed, without secrets and without the values that were sent. */
    reason: { type: 'text' },
    contactDocumentId: { type: 'string' },
    contactNumber: { type: 'string' },
    orderId: { type: 'string' },
    bookingDocumentId: { type: 'string' },
    bulkJobId: { type: 'integer' },
  },
} satisfies InternalModel;

/**
 * One row per institution. Every taker updates it first, so that takers queue behind each other. It
 * also holds until when S-360 refuses calls, and how many permits this month has used.
 */
export const permitState = {
  uid: PERMIT_STATE_UID,
  tableName: 's360_permit_states',
  singularName: 's360-permit-state',
  transfer: 'left',
  retention: 'forever',
  indexes: [
    { name: 's360_permit_states_institution_uq', columns: ['institution'], type: 'unique' },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    closedUntilMs: { type: 'biginteger' },
    /** Until when nothing is tried after failures. A person's request ends it. */
    backoffUntilMs: { type: 'biginteger' },
    /** How often a person wanted something sent or read now, despite a pause. */
    requests: { type: 'integer' },
    month: { type: 'string' },
    takenThisMonth: { type: 'integer' },
    turn: { type: 'integer' },
  },
} satisfies InternalModel;
