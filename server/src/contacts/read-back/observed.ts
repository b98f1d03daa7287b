import type { Proof } from '../../contracts/institutions/sending-trust';
import { scalarText, type IsSame, type SentValue, type Written } from '../../sending';
import { canonical, type Canonical } from '../model/mapping/canonical';
import { mayBeShownAs } from '../model/mapping/forms';
import { fieldsOf, type ContactType, type FieldMapping } from '../model/mapping/mapping';
import { mainAddress } from '../model/mapping/path-value';
import { readContactItem, readSentOnly } from '../model/mapping/snapshot';
import {
  CONSENT_FIELD,
  consentCodeOf,
  consentKey,
  consentValue,
  isConsentKey,
} from '../model/merge/consents';
import type { ContactSettings } from '../settings';
import { isRecord } from '../../kernel/is-record';

type SavedValues = Readonly<Record<string, Canonical>>;

interface SavedFields {
  contactType: ContactType;
  values: SavedValues;
}

const mappingsOf = ({ contactType, values }: SavedFields, { mapping }: ContactSettings) =>
  fieldsOf(mapping, contactType).filter(({ field }) => Object.hasOwn(values, field));

/** The parts of a contact that a save writes, which a successful read-back then proves. */
export function proofsOf(
  save: SavedFields & { kind: 'create' | 'update' },
  settings: ContactSettings,
): Proof[] {
  if (save.kind === 'create') return ['create'];
  const sections = mappingsOf(save, settings).map(({ paths }) => paths[save.contactType]?.section);
  const isAddressed = sections.includes('mainAddress');
  const isAnswered = Object.keys(save.values).some(isConsentKey);
  return [
    ...(sections.some((section) => section !== 'mainAddress') ? (['data'] as const) : []),
    ...(isAddressed ? (['addresses'] as const) : []),
    ...(isAnswered ? (['authorizations'] as const) : []),
  ];
}

/** The id of the address that a save writes: the one that the link knows, else the main one. */
export function addressWritten(before: unknown, knownId: string | null): string | null {
  if (!isRecord(before)) return knownId;
  const addresses = Array.isArray(before.addresses) ? before.addresses.filter(isRecord) : [];
  const ids = addresses.map(({ contactAddressId }) => scalarText(contactAddressId));
  if (knownId !== null && ids.includes(knownId)) return knownId;
  return scalarText(mainAddress(before)?.contactAddressId);
}

/** The place of a field in S-360's contact; `null` if the field is not sent. */
function placeOf(
  { paths }: FieldMapping,
  contactType: ContactType,
  addressId: string | null,
): string | null {
  const path = paths[contactType];
  switch (path?.section) {
    case 'individualContact':
    case 'structureContact':
      return `${path.section}.${path.name}`;
    case 'mainAddress':
      return addressId === null ? null : `addresses(${addressId}).${path.name}`;
    default:
      return null;
  }
}

const consentPlace = (key: string): string => `authorizations(${consentCodeOf(key)})`;

export function placesWritten(
  save: SavedFields,
  addressId: string | null,
  settings: ContactSettings,
): Written {
  const fields = mappingsOf(save, settings).flatMap(
    (mapping) => placeOf(mapping, save.contactType, addressId) ?? [],
  );
  return [...fields, ...Object.keys(save.values).filter(isConsentKey).map(consentPlace)];
}

/** The CRM's field at a place of S-360's contact; `null` if none is mapped to it. */
export function fieldAt(
  place: string,
  contactType: ContactType,
  settings: ContactSettings,
): string | null {
  const consent = /^authorizations\((.+)\)$/.exec(place)?.[1];
  if (consent !== undefined) return consentKey(consent);
  const generic = place.replace(/^addresses\(.*?\)/, 'addresses(any)').replace(/\(.*\)$/, '');
  const found = fieldsOf(settings.mapping, contactType).find((mapping) => {
    const known = placeOf(mapping, contactType, 'any');
    return known !== null && (known === generic || known === place);
  });
  return found?.field ?? null;
}

/** Compares two texts as values of the field that is mapped to their place. */
export const sameByMapping =
  (contactType: ContactType, settings: ContactSettings): IsSame =>
  (place, a, b) => {
    const field = fieldAt(place, contactType, settings);
    const mapping = fieldsOf(settings.mapping, contactType).find((one) => one.field === field);
    if (!mapping || mapping.kind === 'list') return a === b;
    const [before, after] = [a, b].map((text) => canonical(mapping.kind, text, settings));
    return mayBeShownAs(mapping, before ?? null, after ?? null);
  };

/** The mapped values in S-360's contact, by field, including consents. */
function shownValues(
  contact: unknown,
  contactType: ContactType,
  settings: ContactSettings,
): Map<string, Canonical> {
  const read = readContactItem(contact, settings);
  if (read.kind !== 'snapshot') return new Map();
  const { consents, fields } = read.snapshot;
  const sentOnly = readSentOnly(contact, contactType, settings);
  return new Map([
    ...Object.entries({ ...fields, ...sentOnly }).map(([field, value]): [string, Canonical] => [
      field,
      value.canonical,
    ]),
    ...Object.entries(consents).map(([code, allowed]): [string, Canonical] => [
      consentKey(code),
      consentValue(allowed),
    ]),
  ]);
}

/**
 * Whether it says nothing of how S-360 saves that it kept its value: emptying may not be possible,
 * a login keeps its e-mail, and a consent may wait for the person's confirmation.
 */
function isExplained(field: string, sent: Canonical, kept: Canonical, login: Canonical): boolean {
  if (isConsentKey(field)) return sent === consentValue(true);
  return sent === null || (kept !== null && kept === login);
}

/** A login is an e-mail, so that it is compared as one. */
const loginIn = (contact: unknown, settings: ContactSettings): Canonical => {
  const read = readContactItem(contact, settings);
  return read.kind === 'snapshot'
    ? canonical('email', read.snapshot.belongings.login, settings)
    : null;
};

/** The sent values, with S-360's values at their places before and after. */
export function sentValues(
  save: SavedFields,
  { addressId, after, before }: { before: unknown; after: unknown; addressId: string | null },
  settings: ContactSettings,
): SentValue[] {
  const { contactType, values } = save;
  const shownBefore = shownValues(before, contactType, settings);
  const shownAfter = shownValues(after, contactType, settings);
  const login = loginIn(before, settings);
  const mappings = new Map(mappingsOf(save, settings).map((mapping) => [mapping.field, mapping]));
  return Object.entries(values).flatMap(([field, sent]) => {
    const mapping = mappings.get(field);
    const isNeverShown = !shownBefore.has(field) && !shownAfter.has(field);
    // S-360 may accept a value that it never returns, so nothing is known of it.
    if (mapping?.direction === 'toS360' && isNeverShown) return [];
    const place = mapping ? placeOf(mapping, contactType, addressId) : consentPlace(field);
    const now = shownAfter.get(field) ?? null;
    return [
      {
        field,
        place: place ?? field,
        sent,
        before: shownBefore.get(field) ?? null,
        after: now,
        isTaken: mayBeShownAs(mapping ?? CONSENT_FIELD, sent, now),
        isExplained: isExplained(field, sent, now, login),
      },
    ];
  });
}
