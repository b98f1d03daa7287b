import { documentIdCopy, line, money } from '../../kernel/content-types/attributes';
import { hiddenFromEditors } from '../../kernel/content-types/hidden';

/**
 * An offer composed in the CRM and created in one S-360 institution as an order: a sale, a
 * reservation, an option, or what releases one. Written by services/bookings only: an edit past them
 * would bypass the states that keep a booking from being created twice.
 *
 * Amounts are integers in thousandths of the currency unit. The relation to the contact is one-way
 * with a scalar copy of the id, as everywhere (see contact link).
 */

const schema = {
  kind: 'collectionType',
  collectionName: 's360_bookings',
  info: {
    singularName: 'booking',
    pluralName: 'bookings',
    displayName: 'Booking',
    description: 'An offer composed here and created in S-360 as an order',
  },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromEditors,
  indexes: [
    { name: 's360_bookings_reference_uq', columns: ['reference'], type: 'unique' },
    { name: 's360_bookings_order_uq', columns: ['institution', 'order_id'], type: 'unique' },
    { name: 's360_bookings_compose_key_uq', columns: ['compose_key'], type: 'unique' },
    { name: 's360_bookings_due_idx', columns: ['institution', 'state', 'next_attempt_at'] },
    { name: 's360_bookings_created_idx', columns: ['created_at'] },
    { name: 's360_bookings_contact_idx', columns: ['contact_document_id', 'created_at'] },
    { name: 's360_bookings_author_idx', columns: ['author'] },
  ],
  attributes: {
    /** S-360 keeps it, with the number of the attempt, as the order's externalReference. */
    reference: { type: 'string', required: true, column: { type: 'string', args: [64] } },
    institution: { type: 'string', required: true, column: { type: 'string', args: [64] } },
    /** The S-360 that it was made with; while it differs from the configuration nothing is sent. */
    baseUrl: line(),
    kind: { type: 'string', required: true },
    state: { type: 'string', required: true, column: { type: 'string', args: [64] } },
    revision: { type: 'integer' },
    contact: { type: 'relation', relation: 'manyToOne', target: 'plugin::s360.contact' },
    contactDocumentId: documentIdCopy(),
    contactNumber: { type: 'string' },
    lines: { type: 'json' },
    /** What it is about, in a few words. */
    summary: line(),
    total: money(),
    currencyCode: { type: 'string' },
    fractionDigits: { type: 'integer' },
    notes: { type: 'text' },
    payment: { type: 'json' },
    shipmentModeId: { type: 'string' },
    /** The mode that S-360 was told. */
    shipmentModeSet: { type: 'string' },
    /** Where it is sold, as it was when it was submitted. */
    sellingPoint: { type: 'json' },
    /** Each submission, under a reference of its own. */
    attempts: { type: 'json' },
    orderId: { type: 'string', column: { type: 'string', args: [64] } },
    fileId: { type: 'string' },
    /** The order as S-360 answered it last. */
    offer: { type: 'json' },
    expiresAt: { type: 'datetime' },
    failure: { type: 'json' },
    tries: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    /** The call under way: its step, the fence of the lease, when it began. */
    sending: { type: 'json' },
    doubt: { type: 'json' },
    /** A step whose end is to be read from the order. */
    checking: { type: 'json' },
    follows: { type: 'json' },
    followsDocumentId: documentIdCopy(),
    followedByDocumentId: documentIdCopy(),
    orderDocumentId: documentIdCopy(),
    /** What was sent to the customer last: a digest, and when. */
    lastMessage: { type: 'json' },
    /** Who composed it: `admin:1`, `content-api-token:2`. */
    author: { type: 'string', column: { type: 'string', args: [64] } },
    /** Whose request it was composed by: the same request, sent again, composes no other booking. */
    composeKey: { type: 'string' },
  },
};

export default { schema };
