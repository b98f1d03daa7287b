import { readReason, readReasons } from '../contracts/reasons';
import {
  COUNTED_OUTCOMES,
  type DeliveryDetails,
  type DeliveryItemOutcome,
  type DeliveryStateName,
  type DeliverySummary,
  type QuarantinedItemStatus,
} from '../contracts/overview';
import type { Row } from '../kernel/database/strapi-database';
import { integer, isoTime, json, oneOf, text } from '../kernel/database/values';
import { STREAMS } from '../contracts/streams';
import { DELIVERY_ROW_STATES } from './records';

/** The row does not say whether items are in quarantine. */
type StoredState = Exclude<DeliveryStateName, 'incomplete'>;

/** A delivery that is to be applied again waits like one that has just come. */
function stateOf(value: unknown): StoredState {
  const state = oneOf(DELIVERY_ROW_STATES, value);
  return state === 'replay' ? 'stored' : state;
}

/**
 * Columns of a delivery in lists: neither its outcomes nor its body, which is large and personal.
 */
export const DELIVERY_SUMMARY_ATTRIBUTES = [
  'id',
  'institution',
  'stream',
  'state',
  'receivedAt',
  'appliedAt',
  'byteLength',
  'refusal',
  'items',
  ...COUNTED_OUTCOMES,
];

/** A delivery with the number of its items that are in quarantine now. */
export function deliverySummary(row: Row, quarantinedNow: number): DeliverySummary {
  const stored = stateOf(row.state);
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    stream: oneOf(STREAMS, row.stream),
    state: stored === 'applied' && quarantinedNow > 0 ? 'incomplete' : stored,
    receivedAt: isoTime(row.receivedAt) ?? '',
    appliedAt: isoTime(row.appliedAt),
    byteLength: integer(row.byteLength),
    refusal: readReason(row.refusal),
    items: integer(row.items),
    applied: integer(row.applied),
    unchanged: integer(row.unchanged),
    superseded: integer(row.superseded),
    kept: integer(row.kept),
    excluded: integer(row.excluded),
    filtered: integer(row.filtered),
    accessControl: integer(row.accessControl),
    erased: integer(row.erased),
    quarantined: integer(row.quarantined),
    quarantinedNow,
  };
}

/** A delivery as it was received and applied, before its items are named. */
interface ReceivedDelivery extends Omit<DeliveryDetails, 'outcomes' | 'body'> {
  outcomes: DeliveryItemOutcome[];
  body: string;
}

export function deliveryDetails(row: Row, quarantinedNow: number): ReceivedDelivery {
  return {
    ...deliverySummary(row, quarantinedNow),
    outcomes: (json<DeliveryItemOutcome[]>(row.outcomes) ?? []).map(withReasons),
    body: text(row.body) ?? '',
  };
}

/** Rows from before reasons had codes contain sentences. */
const withReasons = ({ reasons, ...outcome }: DeliveryItemOutcome): DeliveryItemOutcome =>
  reasons === undefined ? outcome : { ...outcome, reasons: readReasons(reasons) };

/** The columns of quarantined items in a list: all but the body, which may be long. */
export const QUARANTINED_ITEM_LIST_ATTRIBUTES = [
  'id',
  'institution',
  'stream',
  'deliveryId',
  'position',
  'contactNumber',
  'orderId',
  'reasons',
  'quarantinedAt',
];

export function quarantinedItemStatus(row: Row): QuarantinedItemStatus {
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    stream: oneOf(STREAMS, row.stream),
    deliveryId: integer(row.deliveryId),
    position: integer(row.position),
    contactNumber: text(row.contactNumber),
    orderId: text(row.orderId),
    reasons: readReasons(row.reasons),
    quarantinedAt: isoTime(row.quarantinedAt),
    body: text(row.body) ?? '',
  };
}
