import { BOOKING_EVENT_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

export const bookingEvent = {
  uid: BOOKING_EVENT_UID,
  tableName: 's360_booking_events',
  singularName: 's360-booking-event',
  transfer: 'carried',
  retention: 'forever',
  indexes: [{ name: 's360_booking_events_booking_idx', columns: ['booking_document_id', 'id'] }],
  attributes: {
    id: { type: 'increments' },
    bookingDocumentId: { type: 'string', column: { notNullable: true, args: [64] } },
    at: { type: 'datetime', column: { notNullable: true } },
    kind: { type: 'string', column: { notNullable: true } },
    author: { type: 'string' },
    /** An order id, an S-360 code or a reference; never personal data. */
    detail: { type: 'string' },
    /** Why S-360 refused, as JSON. */
    reason: { type: 'text' },
  },
} satisfies InternalModel;
