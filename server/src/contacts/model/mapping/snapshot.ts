import { cleanText } from '../../../kernel/text/clean-text';
import { isRecord } from '../../../kernel/is-record';
import type { ReceivesFilter } from '../../../contracts/institutions/mapping';
import { reason, type Reason } from '../../../contracts/reasons';
import { contactAsWritten, DEFAULT_ASSUMPTIONS, parseInstant } from '../../../s360';
import {
  readValue,
  LONGEST_SHORT_TEXT,
  whyOdd,
  shortenText,
  type Canonical,
  type CanonicalSettings,
} from './canonical';
import { isAnonymised } from './anonymised';
import { isReceived } from './contact-filter';
import { fieldsOf, type ContactMapping, type ContactType, type Direction } from './mapping';
import { mainAddress, valueAt } from './path-value';
import { unknownFieldsOf } from './unknown-fields';
import { contactTypeOf, contactNumberOf, reasonsAgainst, type JsonObject } from './item-schema';
import type { LinkBelongings } from '../../records';
import type { SyncWarning } from '../../../contracts/contacts/contact-sync';

/** One contact as received in a delivery or a pull, read by the mapping. */
export interface ContactSnapshot {
  contactNumber: string;
  type: ContactType;
  /** S-360's time of the contact's last change, ms; `null` for undated payloads. */
  modifiedAtMs: number | null;
  createdAtMs: number | null;
  /** Only the fields in the payload; a missing field means no change. */
  fields: Record<string, { canonical: Canonical; column: string | null }>;
  /** Authorizations by their cleaned code. */
  consents: Record<string, boolean>;
  /** Only what the item contains. */
  belongings: Partial<LinkBelongings>;
  warnings: SyncWarning[];
  /** The institution's filter excludes the contact, unless its number is already linked. */
  filtered?: true;
  /** S-360 has made the person anonymous: nothing of the snapshot is applied. */
  anonymised?: true;
}

export type ReadItem =
  | { kind: 'snapshot'; snapshot: ContactSnapshot }
  /** Only a number (the V1 form): a pull has to read the contact. */
  | { kind: 'numberOnly'; contactNumber: string }
  | { kind: 'unusable'; contactNumber: string | null; reasons: Reason[] };

interface ReadSettings extends CanonicalSettings {
  mapping: ContactMapping;
  receives?: ReceivesFilter;
}

const asWritten = <Item>(
  item: Item,
  {
    addressLines = DEFAULT_ASSUMPTIONS.addressLines,
    flagWords = DEFAULT_ASSUMPTIONS.flagWords,
  }: ReadSettings,
): Item => contactAsWritten(item, { addressLines, flagWords });

function typeOf(item: JsonObject): ContactType | null {
  if (typeof item.type === 'string') return contactTypeOf(item.type);
  if (isRecord(item.structureContact)) return 'structure';
  return isRecord(item.individualContact) ? 'individual' : null;
}

/** A value without text, such as an object for a text field, is treated as absent. */
function hasText(kind: string, value: unknown): boolean {
  return kind === 'list'
    ? Array.isArray(value) || typeof value === 'string' || value === null
    : !isRecord(value) && !Array.isArray(value);
}

const RECEIVED: readonly Direction[] = ['both', 'fromS360'];
const SENT_ONLY: readonly Direction[] = ['toS360'];

/** Reads the mapped fields in an item and reports odd values as warnings. */
export function readFields(
  item: JsonObject,
  type: ContactType,
  settings: ReadSettings,
  directions = RECEIVED,
): Pick<ContactSnapshot, 'fields' | 'warnings'> {
  const fields: ContactSnapshot['fields'] = {};
  const warnings: SyncWarning[] = [];
  for (const { field, kind, paths, direction } of fieldsOf(settings.mapping, type)) {
    const path = paths[type];
    if (!path || !directions.includes(direction)) continue;
    const value = valueAt(item, path);
    if (value === undefined) continue;
    if (!hasText(kind, value)) {
      warnings.push({ field, reason: reason('notText') });
      continue;
    }
    fields[field] = readValue(kind, value, settings);
    const odd = whyOdd(kind, value, settings);
    if (odd !== null) warnings.push({ field, reason: odd });
  }
  return { fields, warnings };
}

/**
 * The fields in an item that are only sent to S-360. They are compared but never merged, so they
 * are not part of the snapshot.
 */
export const readSentOnly = (
  item: unknown,
  type: ContactType,
  settings: ReadSettings,
): ContactSnapshot['fields'] =>
  isRecord(item) ? readFields(asWritten(item, settings), type, settings, SENT_ONLY).fields : {};

const MAX_CODE_LENGTH = 64;

function readConsents(item: JsonObject): {
  consents: Record<string, boolean>;
  warnings: SyncWarning[];
} {
  const consents: Record<string, boolean> = {};
  const warnings: SyncWarning[] = [];
  const entries = Array.isArray(item.authorizations) ? item.authorizations : [];
  for (const entry of entries) {
    const code =
      isRecord(entry) && typeof entry.authorizationCode === 'string'
        ? cleanText(entry.authorizationCode)
        : '';
    if (
      isRecord(entry) &&
      code !== '' &&
      code.length <= MAX_CODE_LENGTH &&
      typeof entry.allowed === 'boolean'
    ) {
      consents[code] = entry.allowed;
    } else {
      warnings.push({ field: 'consents', reason: reason('consentIncomplete') });
    }
  }
  return { consents, warnings };
}

function shortText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number'
    ? shortenText(cleanText(String(value)), LONGEST_SHORT_TEXT) || null
    : null;
}

const asBoolean = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** JSON columns of PostgreSQL reject NUL and lone surrogates anywhere inside. */
function cleanJson(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [cleanText(key), cleanJson(inner)]),
  );
}

/**
 * A list, also of a single value that came without one. A text alone would not do: of a JSON column
 * some drivers give the text, others the value, and of a text nobody can tell which it is.
 */
function cleanList(value: unknown): unknown {
  const clean = cleanJson(value);
  return clean === null || typeof clean === 'object' ? clean : [clean];
}

function originOf(value: unknown): string | null {
  return isRecord(value) ? shortText(value.code) : shortText(value);
}

function readBelongings(
  item: JsonObject,
  type: ContactType,
  mapping: ContactMapping,
): Partial<LinkBelongings> {
  const section = item[`${type}Contact`];
  const data = isRecord(section) ? section : {};
  const main = mainAddress(item);
  const shown = (key: string) => Object.hasOwn(item, key);
  const unknown = unknownFieldsOf(item, type, mapping);
  return {
    ...(shown('contactId') && { contactId: shortText(item.contactId) }),
    ...(shown('role') && { role: shortText(item.role) }),
    ...(shown('state') && { contactState: shortText(item.state) }),
    ...(shown('endValidityDate') && { validUntil: shortText(item.endValidityDate) }),
    ...(Object.hasOwn(data, 'blocked') && { blocked: asBoolean(data.blocked) }),
    ...(shown('guest') && { guest: asBoolean(item.guest) }),
    ...(shown('contactOrigin') && { origin: originOf(item.contactOrigin) }),
    ...(shown('login') && { login: shortText(item.login) }),
    ...(shown('contactCriteria') && { criteria: cleanList(item.contactCriteria) }),
    ...(shown('indicators') && { indicators: cleanList(item.indicators) }),
    ...(shown('advantages') && { advantages: cleanList(item.advantages) }),
    ...(shown('contactQualities') && {
      qualities: cleanJson({
        valid: item.contactQualities,
        invalidated: item.invalidatedContactQualities,
      }),
    }),
    ...(main !== undefined && {
      addressId: main === null ? null : shortText(main.contactAddressId),
      addresses: cleanJson(item.addresses),
    }),
    ...(type === 'structure' &&
      isRecord(item.individualContact) && { relay: cleanJson(item.individualContact) }),
    ...(Object.keys(unknown).length > 0 && { unknownFields: cleanJson(unknown) }),
  };
}

/**
 * Reads one item of a delivery or the answer of a pull. The form is `ContactDataResult`, as
 * documented for the contact webhook V2 and getContactData.
 */
export function readContactItem(received: unknown, settings: ReadSettings): ReadItem {
  const item = asWritten(received, settings);
  const reasons = reasonsAgainst(item);
  const contactNumber = isRecord(item) ? contactNumberOf(item.contactNumber) : null;
  if (reasons.length > 0 || !isRecord(item) || contactNumber === null) {
    return { kind: 'unusable', contactNumber, reasons };
  }
  const type = typeOf(item);
  const says = Object.keys(item).filter(
    (key) => item[key] !== null && key !== 'contactNumber' && key !== 'type',
  );
  if (says.length === 0) return { kind: 'numberOnly', contactNumber };
  if (type === null) {
    return {
      kind: 'unusable',
      contactNumber,
      reasons: [reason('typeMissing')],
    };
  }
  const { fields, warnings } = readFields(item, type, settings);
  const consents = readConsents(item);
  return {
    kind: 'snapshot',
    snapshot: {
      contactNumber,
      type,
      modifiedAtMs: parseInstant(item.dateLastModified)?.getTime() ?? null,
      createdAtMs: parseInstant(item.creationDate)?.getTime() ?? null,
      fields,
      consents: consents.consents,
      belongings: readBelongings(item, type, settings.mapping),
      warnings: [...warnings, ...consents.warnings],
      ...(isAnonymised(item, type) && { anonymised: true as const }),
      ...(settings.receives &&
        !isReceived(item, type, settings.receives) && { filtered: true as const }),
    },
  };
}
