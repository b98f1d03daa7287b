import type { JsonObject } from '../model/mapping/item-schema';
import type { SaveRequest } from '../push/push-plan';
import {
  DERIVED_FROM_ADDRESS,
  REPEATED_LINES,
  SET_BY_S360,
  type ContactAddressData,
} from '../../s360';
import { isRecord } from '../../kernel/is-record';

/*
 * A save of the whole contact, for an S-360 whose saves replace everything they leave out (`writes:
 * 'full'`). Sending only mapped fields would empty whatever the CRM does not know, such as a second
 * address or a person's gender. So the contact is read right before the save, and sent back as it
 * was, with the changed values inserted. Pure.
 */

/** Elements that S-360 sets itself or derives from others: they are not sent back. */
const NOT_SENT_BACK = new Set<string>([
  ...SET_BY_S360,
  ...DERIVED_FROM_ADDRESS,
  ...REPEATED_LINES,
  'isMain',
  'localityCriteriaElements',
]);

/** Copies of the main address that S-360 returns with the person. */
const COPIES = new Set(['countryCode', 'zipCode']);

const isShown = (value: unknown): boolean => value !== null && value !== undefined;

const sentBack = (shown: JsonObject): [string, unknown][] =>
  Object.entries(shown).filter(([name, value]) => !NOT_SENT_BACK.has(name) && isShown(value));

/** The elements of a person or company to send back. */
function dataOf(contact: unknown, section: string): JsonObject {
  const data = isRecord(contact) ? contact[section] : null;
  if (!isRecord(data)) return {};
  return Object.fromEntries(sentBack(data).filter(([name]) => !COPIES.has(name)));
}

export function listOf(contact: unknown, name: string): JsonObject[] {
  const list = isRecord(contact) ? contact[name] : null;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/**
 * An address to send back. A line that is only present as `line1…3` is sent under the API's name.
 */
export function addressOf(address: JsonObject): JsonObject {
  const lines = ['1', '2', '3'].flatMap((line): [string, unknown][] =>
    isShown(address[`line${line}`]) ? [[`street${line}`, address[`line${line}`]]] : [],
  );
  return Object.fromEntries([...lines, ...sentBack(address)]);
}

const isSameAddress = (a: JsonObject, b: JsonObject): boolean =>
  isShown(b.contactAddressId)
    ? String(a.contactAddressId) === String(b.contactAddressId)
    : a.main === true && b.main === true;

/** Merges changed entries into existing ones and adds new entries. */
function laidOver<Entry>(
  there: readonly Entry[],
  changed: readonly Entry[],
  isSame: (a: Entry, b: Entry) => boolean,
): Entry[] {
  const merged = there.map((entry) => {
    const change = changed.find((one) => isSame(entry, one));
    return change === undefined ? entry : { ...entry, ...change };
  });
  const added = changed.filter((change) => !there.some((entry) => isSame(entry, change)));
  return [...merged, ...added];
}

/** The parts of a request, independent of its type. */
interface RequestParts {
  data: JsonObject;
  addresses: readonly JsonObject[];
  authorizations: readonly JsonObject[];
}

function partsOf({ body, type }: SaveRequest): RequestParts {
  const data = type === 'individual' ? body.individualContactData : body.structureContactData;
  return {
    data: { ...data },
    addresses: (body.addresses ?? []).map((address) => ({ ...address })),
    authorizations: type === 'individual' ? (body.authorizations ?? []) : [],
  };
}

/** Builds a request from its parts, without empty lists. */
export function requestOf(type: SaveRequest['type'], parts: RequestParts): SaveRequest {
  // The boundary to untyped JSON: S-360's data is sent back unchanged.
  const addresses = parts.addresses as readonly ContactAddressData[];
  const authorizations = parts.authorizations as readonly {
    authorizationCode: string;
    allowed: boolean;
  }[];
  const places = addresses.length > 0 && { addresses };
  const answers = authorizations.length > 0 && { authorizations };
  return type === 'individual'
    ? { type, body: { individualContactData: parts.data, ...places, ...answers } }
    : { type, body: { structureContactData: parts.data, ...places } };
}

/** The whole contact as S-360 returned it, with the changes merged in. */
export function wholeRequest(shown: unknown, changes: SaveRequest): SaveRequest {
  const { addresses, authorizations, data } = partsOf(changes);
  return requestOf(changes.type, {
    data: { ...dataOf(shown, `${changes.type}Contact`), ...data },
    addresses: laidOver(listOf(shown, 'addresses').map(addressOf), addresses, isSameAddress),
    authorizations: laidOver(
      listOf(shown, 'authorizations'),
      authorizations,
      (a, b) => a.authorizationCode === b.authorizationCode,
    ),
  });
}
