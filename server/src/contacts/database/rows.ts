import { DERIVED_COLUMNS } from '../model/derived-column-names';
import { readFailure, readWarnings } from '../../contracts/reasons';
import { fieldsInConflict } from '../model/shown-state';
import type { Row } from '../../kernel/database/strapi-database';
import { boolean, integer, json, jsonText, text, time } from '../../kernel/database/values';
import { SUMMARY_COLUMNS } from '../summary-columns';
import type { ContactType } from '../model/mapping/mapping';
import {
  NO_BELONGINGS,
  type ConsentRecord,
  type ContactRecord,
  type LinkBelongings,
  type LinkState,
  type LinkRecord,
} from '../records';
import type { NewLink } from '../store';
import {
  packedObservations,
  unpackedObservations,
  type StoredObservations,
} from './packed-observations';

/** Strapi's own, derived and purchase summary columns; all others are the contact's fields. */
const NOT_FIELDS = new Set<string>([
  'id',
  'documentId',
  'type',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'locale',
  ...DERIVED_COLUMNS,
  ...SUMMARY_COLUMNS,
]);

export function contactType(value: unknown): ContactType {
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

export const belongingsFromRow = (row: Row): LinkBelongings => ({
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
});

export function linkFromRow(row: Row): LinkRecord {
  return {
    id: integer(row.id),
    documentId: text(row.documentId) ?? '',
    institution: text(row.institution) ?? '',
    contactDocumentId: text(row.contactDocumentId),
    contactNumber: text(row.contactNumber),
    mergedInto: text(row.mergedInto),
    baseUrl: text(row.baseUrl) ?? '',
    state: text(row.state) as LinkState,
    observations: unpackedObservations(json<StoredObservations>(row.observations)),
    markedRevision: integer(row.markedRevision),
    acknowledgedRevision: integer(row.acknowledgedRevision),
    markedAt: time(row.markedAt),
    lane: row.lane === 'bulk' ? 'bulk' : 'edit',
    bulkJobId:
      row.bulkJobId === null || row.bulkJobId === undefined ? null : integer(row.bulkJobId),
    traceparent: text(row.traceparent),
    sending: json<LinkRecord['sending']>(row.sending),
    attempts: integer(row.attempts),
    nextAttemptAt: time(row.nextAttemptAt),
    failure: readFailure(row.failure),
    pullFailure: readFailure(row.pullFailure),
    inDoubt: json<LinkRecord['inDoubt']>(row.inDoubt),
    lastReceived: json<LinkRecord['lastReceived']>(row.lastReceived),
    lastSent: json<LinkRecord['lastSent']>(row.lastSent),
    warnings: readWarnings(row.warnings),
    belongings: belongingsFromRow(row),
  };
}

/** Columns derived from others, so that links can be counted by cause. */
type DerivedAttribute = 'failureCode' | 'openConflicts' | 'pullFailureCode';

type LinkAttribute = Exclude<keyof NewLink, 'belongings'> | keyof LinkBelongings | DerivedAttribute;

/** How each attribute of a link is stored in its row; `id` is the database's. */
const LINK_COLUMNS: Record<LinkAttribute, 'scalar' | 'json'> = {
  documentId: 'scalar',
  institution: 'scalar',
  contactDocumentId: 'scalar',
  contactNumber: 'scalar',
  mergedInto: 'scalar',
  baseUrl: 'scalar',
  state: 'scalar',
  observations: 'json',
  openConflicts: 'scalar',
  markedRevision: 'scalar',
  acknowledgedRevision: 'scalar',
  markedAt: 'scalar',
  lane: 'scalar',
  bulkJobId: 'scalar',
  traceparent: 'scalar',
  sending: 'json',
  attempts: 'scalar',
  nextAttemptAt: 'scalar',
  failure: 'json',
  failureCode: 'scalar',
  pullFailure: 'json',
  pullFailureCode: 'scalar',
  inDoubt: 'json',
  lastReceived: 'json',
  lastSent: 'json',
  warnings: 'json',
  contactId: 'scalar',
  role: 'scalar',
  contactState: 'scalar',
  validUntil: 'scalar',
  blocked: 'scalar',
  guest: 'scalar',
  origin: 'scalar',
  login: 'scalar',
  criteria: 'json',
  indicators: 'json',
  advantages: 'json',
  qualities: 'json',
  addressId: 'scalar',
  addresses: 'json',
  relay: 'json',
  unknownFields: 'json',
};

const WRITTEN_ATTRIBUTES = Object.keys(LINK_COLUMNS) as LinkAttribute[];

export const LINK_ATTRIBUTES = ['id', ...WRITTEN_ATTRIBUTES] as const;

const isBelonging = (name: LinkAttribute): name is keyof LinkBelongings =>
  Object.hasOwn(NO_BELONGINGS, name);

function valueOf(link: LinkRecord | NewLink, name: LinkAttribute): unknown {
  if (name === 'openConflicts') return fieldsInConflict(link).length;
  if (name === 'failureCode') return link.failure?.code ?? null;
  if (name === 'pullFailureCode') return link.pullFailure?.code ?? null;
  if (name === 'observations') return packedObservations(link.observations);
  return isBelonging(name) ? link.belongings[name] : link[name];
}

function isSame(attribute: LinkAttribute, before: LinkRecord, after: LinkRecord): boolean {
  const [a, b] = [valueOf(before, attribute), valueOf(after, attribute)];
  if (a === b) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return LINK_COLUMNS[attribute] === 'json' && jsonText(a) === jsonText(b);
}

export function changedLinkAttributes(
  links: readonly { before: LinkRecord; link: LinkRecord }[],
): LinkAttribute[] {
  const undecided = new Set(WRITTEN_ATTRIBUTES);
  const changed: LinkAttribute[] = [];
  for (const { before, link } of links) {
    for (const attribute of undecided) {
      if (isSame(attribute, before, link)) continue;
      undecided.delete(attribute);
      changed.push(attribute);
    }
  }
  return changed;
}

/** Maps a link to a row to write, with all or some attributes; `id` only where it is known. */
export function linkToRow(
  link: LinkRecord | NewLink,
  attributes: readonly LinkAttribute[] = WRITTEN_ATTRIBUTES,
): Row {
  const row: Row = 'id' in link ? { id: link.id } : {};
  for (const name of attributes) {
    const value = valueOf(link, name);
    row[name] = LINK_COLUMNS[name] === 'json' ? jsonText(value) : value;
  }
  return row;
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
    wording: text(row.wording),
  };
}
