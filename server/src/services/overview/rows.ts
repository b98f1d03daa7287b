import type {
  DeliveryDetails,
  DeliveryStateName,
  DeliverySummary,
  LinkStateName,
  LinkSummary,
  QuarantinedItemStatus,
} from '../../contracts/overview';
import { displayName } from '../contacts/derived-columns';
import type { ContactRecord } from '../contacts/records';
import type { Row } from '../database/strapi-database';
import { integer, json, text, time } from '../database/values';
import { streamOf } from '../deliveries/delivery-store';

const moment = (value: unknown): string | null => time(value)?.toISOString() ?? null;

/** Columns of a delivery but for its body, which is large and personal. */
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
  'applied',
  'unchanged',
  'superseded',
  'kept',
  'keptOut',
  'filtered',
  'quarantined',
];

export function deliverySummary(row: Row): DeliverySummary {
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    stream: streamOf(row.stream),
    state: text(row.state) as DeliveryStateName,
    receivedAt: moment(row.receivedAt) ?? '',
    appliedAt: moment(row.appliedAt),
    byteLength: integer(row.byteLength),
    refusal: text(row.refusal),
    items: integer(row.items),
    applied: integer(row.applied),
    unchanged: integer(row.unchanged),
    superseded: integer(row.superseded),
    kept: integer(row.kept),
    keptOut: integer(row.keptOut),
    filtered: integer(row.filtered),
    quarantined: integer(row.quarantined),
  };
}

export function deliveryDetails(row: Row): DeliveryDetails {
  return {
    ...deliverySummary(row),
    outcomes: json<DeliveryDetails['outcomes']>(row.outcomes) ?? [],
    body: text(row.body) ?? '',
  };
}

export function quarantinedItemStatus(row: Row): QuarantinedItemStatus {
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    stream: streamOf(row.stream),
    deliveryId: integer(row.deliveryId),
    position: integer(row.position),
    contactNumber: text(row.contactNumber),
    orderId: text(row.orderId),
    reasons: json<string[]>(row.reasons) ?? [],
    quarantinedAt: moment(row.quarantinedAt),
    body: text(row.body) ?? '',
  };
}

export function linkSummary(row: Row, contact: ContactRecord | undefined): LinkSummary {
  return {
    contactDocumentId: text(row.contactDocumentId),
    contactName: contact ? (displayName(contact.type, contact.fields) ?? '') : '',
    institution: text(row.institution) ?? '',
    contactNumber: text(row.contactNumber),
    state: text(row.state) as LinkStateName,
    failure: json<LinkSummary['failure']>(row.failure),
    pullFailure: json<LinkSummary['pullFailure']>(row.pullFailure),
    nextAttemptAt: moment(row.nextAttemptAt),
  };
}
