import type { Row } from '../../database/strapi-database';
import { boolean, integer, json, jsonText, text, time } from '../../database/values';
import type { ContactType } from '../mapping/mapping';
import type { ConsentRecord, ContactRecord, LinkRecord, LinkState } from '../records';
import type { NewLink } from '../store';

/** Columns of Strapi's own and derived ones; all others are the contact's fields. */
const NOT_FIELDS = new Set([
  'id',
  'documentId',
  'type',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'locale',
  'displayName',
  'emailKey',
  'phoneKey',
  'nameKey',
  'writtenAt',
]);

function contactType(value: unknown): ContactType {
  return value === 'structure' ? 'structure' : 'individual';
}

export function contactFromRow(row: Row): ContactRecord {
  const fields: ContactRecord['fields'] = {};
  for (const [name, value] of Object.entries(row)) {
    if (!NOT_FIELDS.has(name) && (value === null || typeof value !== 'object'))
      fields[name] = text(value);
  }
  return {
    id: integer(row.id),
    documentId: text(row.documentId) ?? '',
    type: contactType(row.type),
    fields,
    updatedAt: time(row.updatedAt) ?? new Date(0),
  };
}

/** Attributes of a link beyond its scalars: kept as JSON. */
const JSON_ATTRIBUTES = [
  'criteria',
  'indicators',
  'advantages',
  'qualities',
  'addresses',
  'relay',
  'unknownFields',
] as const;

export function linkFromRow(row: Row): LinkRecord {
  return {
    id: integer(row.id),
    documentId: text(row.documentId) ?? '',
    institution: text(row.institution) ?? '',
    contactDocumentId: text(row.contactDocumentId),
    contactNumber: text(row.contactNumber),
    baseUrl: text(row.baseUrl) ?? '',
    state: text(row.state) as LinkState,
    observations: json<LinkRecord['observations']>(row.observations) ?? {},
    markedRevision: integer(row.markedRevision),
    acknowledgedRevision: integer(row.acknowledgedRevision),
    markedAt: time(row.markedAt),
    lane: row.lane === 'bulk' ? 'bulk' : 'edit',
    loadId: row.loadId === null || row.loadId === undefined ? null : integer(row.loadId),
    sending: json<LinkRecord['sending']>(row.sending),
    attempts: integer(row.attempts),
    nextAttemptAt: time(row.nextAttemptAt),
    failure: json<LinkRecord['failure']>(row.failure),
    pullFailure: json<LinkRecord['pullFailure']>(row.pullFailure),
    inDoubt: json<LinkRecord['inDoubt']>(row.inDoubt),
    lastReceived: json<LinkRecord['lastReceived']>(row.lastReceived),
    lastSent: json<LinkRecord['lastSent']>(row.lastSent),
    warnings: json<LinkRecord['warnings']>(row.warnings) ?? [],
    belongings: {
      contactId: text(row.contactId),
      role: text(row.role),
      contactState: text(row.contactState),
      validUntil: text(row.validUntil),
      blocked: boolean(row.blocked),
      guest: boolean(row.guest),
      origin: text(row.origin),
      login: text(row.login),
      addressId: text(row.addressId),
      criteria: json(row.criteria),
      indicators: json(row.indicators),
      advantages: json(row.advantages),
      qualities: json(row.qualities),
      addresses: json(row.addresses),
      relay: json(row.relay),
      unknownFields: json(row.unknownFields),
    },
  };
}

/** A link as a row for insert; `id` only where it is known. */
export function linkToRow(link: LinkRecord | NewLink): Row {
  const { belongings, ...rest } = link;
  return {
    ...rest,
    ...belongings,
    ...Object.fromEntries(JSON_ATTRIBUTES.map((name) => [name, jsonText(belongings[name])])),
    observations: jsonText(link.observations),
    sending: jsonText(link.sending),
    failure: jsonText(link.failure),
    failureCode: link.failure?.code ?? null,
    pullFailure: jsonText(link.pullFailure),
    pullFailureCode: link.pullFailure?.code ?? null,
    inDoubt: jsonText(link.inDoubt),
    lastReceived: jsonText(link.lastReceived),
    lastSent: jsonText(link.lastSent),
    warnings: jsonText(link.warnings),
  };
}

export function consentFromRow(row: Row): ConsentRecord {
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    contactDocumentId: text(row.contactDocumentId) ?? '',
    code: text(row.code) ?? '',
    allowed: boolean(row.allowed) ?? false,
    source: row.source === 'crm' ? 'crm' : 's360',
    changedAt: time(row.changedAt),
    changedByUser: text(row.changedByUser),
  };
}
