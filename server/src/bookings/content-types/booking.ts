import { documentIdCopy, line, money } from '../../kernel/content-types/attributes';
import { hiddenFromEditors } from '../../kernel/content-types/hidden';

/**
 * An offer composed in the CRM and created at one S-360 institution as an order: a sale, a
 * reservation, an option, or the release of one. Only this module writes it: any other edit would
 * bypass the states that keep a booking from being created twice.
 *
 * Amounts are integers in thousandths of the currency unit. The relation to the contact is one-way
 * with a scalar copy of the id, as everywhere (see contact link).
 */

/** The columns that limit the list; see the indexes. */
const LISTED_BY = ['id', 'state', 'kind', 'institution', 'author', 'created_at'];

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
    { name: 's360_bookings_order_id_uq', columns: ['order_id', 'institution'], type: 'unique' },
    { name: 's360_bookings_compose_key_uq', columns: ['compose_key'], type: 'unique' },
    // With the time since when a booking waits for a person.
    {
      name: 's360_bookings_in_state_idx',
      columns: ['institution', 'state', 'next_attempt_at', 'updated_at', 'id'],
    },
    // One for each order of the list. They contain what the list is limited by, so that a page is
    // found without reading the rows, which are large.
    { name: 's360_bookings_created_idx', columns: ['created_at', ...LISTED_BY.slice(0, -1)] },
    { name: 's360_bookings_expires_idx', columns: ['expires_at', ...LISTED_BY] },
    { name: 's360_bookings_performance_idx', columns: ['performance_at', ...LISTED_BY] },
    { name: 's360_bookings_total_idx', columns: ['total', ...LISTED_BY] },
    { name: 's360_bookings_contact_idx', columns: ['contact_document_id', 'created_at'] },
    { name: 's360_bookings_author_idx', columns: ['author', 'institution'] },
  ],
  attributes: {
    /** S-360 stores it, with the number of the attempt, as the order's externalReference. */
    reference: { type: 'string', required: true, column: { type: 'string', args: [64] } },
    institution: { type: 'string', required: true, column: { type: 'string', args: [64] } },
    /** The S-360 of this booking. While it differs from the configured one, nothing is sent. */
    baseUrl: line(),
    kind: { type: 'string', required: true },
    state: { type: 'string', required: true, column: { type: 'string', args: [64] } },
    revision: { type: 'integer' },
    contact: { type: 'relation', relation: 'manyToOne', target: 'plugin::s360.contact' },
    contactDocumentId: documentIdCopy(),
    contactNumber: { type: 'string' },
    lines: { type: 'json' },
    /** A few words on the booking's content. */
    summary: line(),
    total: money(),
    currencyCode: { type: 'string' },
    fractionDigits: { type: 'integer' },
    notes: { type: 'text' },
    payment: { type: 'json' },
    shipmentModeId: { type: 'string' },
    /** What version 0.1.0 sent to S-360; nothing sends one any more. */
    shipmentModeSet: { type: 'string' },
    /** The selling point at the time of submission. */
    sellingPoint: { type: 'json' },
    /** One entry per submission, each with its own reference. */
    attempts: { type: 'json' },
    orderId: { type: 'string', column: { type: 'string', args: [64] } },
    fileId: { type: 'string' },
    /** The order as S-360 last answered it. */
    offer: { type: 'json' },
    expiresAt: { type: 'datetime' },
    /** When the first performance of a reservation or option begins. */
    performanceAt: { type: 'datetime' },
    failure: { type: 'json' },
    tries: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    /** The call under way: its step, the fence of its lease, its start. */
    sending: { type: 'json' },
    doubt: { type: 'json' },
    /** A step whose outcome has to be read from the order. */
    checking: { type: 'json' },
    follows: { type: 'json' },
    followsDocumentId: documentIdCopy(),
    followedByDocumentId: documentIdCopy(),
    orderDocumentId: documentIdCopy(),
    /** The last message to the customer: its digest and time. */
    lastMessage: { type: 'json' },
    /** The author: `admin:1`, `content-api-token:2`. */
    author: { type: 'string', column: { type: 'string', args: [64] } },
    /** Identifies the composing request, so that a repeated request makes no second booking. */
    composeKey: { type: 'string' },
  },
};

export default { schema };
