import type { ValueKind } from './canonical';

/** The CRM's kinds of contact; S-360 writes them in capitals. */
export type ContactType = 'individual' | 'structure';

/** Which way a field goes. */
export type Direction = 'both' | 'fromS360' | 'toS360';

/**
 * A place in S-360's contact model (`ContactDataResult`): a value of one of the two data sections,
 * or of the main address. `alternatives` are other names under which the value is read.
 */
export interface ContactPath {
  section: 'individualContact' | 'structureContact' | 'mainAddress';
  name: string;
  alternatives?: readonly string[];
}

/** One field of the CRM's contact and where it lives in S-360, per type of contact. */
export interface FieldMapping {
  field: string;
  kind: ValueKind;
  direction: Direction;
  paths: Partial<Record<ContactType, ContactPath>>;
}

export type ContactMapping = readonly FieldMapping[];

const both = (field: string, kind: ValueKind, paths: FieldMapping['paths']): FieldMapping => ({
  field,
  kind,
  direction: 'both',
  paths,
});

const individual = (name: string): ContactPath => ({ section: 'individualContact', name });
const structure = (name: string): ContactPath => ({ section: 'structureContact', name });

function address(
  field: string,
  kind: ValueKind,
  alternatives: readonly string[] = [],
): FieldMapping {
  const path: ContactPath = { section: 'mainAddress', name: field, alternatives };
  return both(field, kind, { individual: path, structure: path });
}

/**
 * What maps to what. Names of S-360: documented for the data sections and addresses
 * (ContactInformationPublicService 2_21); a structure's `structureOfficialName` was seen in use.
 * Address lines are `street1…4` in the API and `line1…3` besides in the webhook: either is read.
 */
export const STANDARD_MAPPING: ContactMapping = [
  both('title', 'text', { individual: individual('individualTitle') }),
  both('firstName', 'text', { individual: individual('individualFirstname') }),
  both('lastName', 'text', { individual: individual('individualLastname') }),
  both('structureName', 'text', { structure: structure('structureOfficialName') }),
  both('email', 'email', { individual: individual('email'), structure: structure('email') }),
  both('alternativeEmails', 'list', {
    individual: individual('alternativeEmails'),
    structure: structure('alternativeEmails'),
  }),
  both('mobilePhone', 'phone', {
    individual: individual('cellPhoneNumber'),
    structure: structure('cellPhoneNumber'),
  }),
  both('phone', 'phone', { individual: individual('phoneNumber1') }),
  both('birthDate', 'date', { individual: individual('individualBirthdate') }),
  both('language', 'languageCode', { individual: individual('individualPreferredLanguage') }),
  address('street1', 'text', ['line1']),
  address('street2', 'text', ['line2']),
  address('street3', 'text', ['line3']),
  address('street4', 'text'),
  address('zipCode', 'text'),
  address('town', 'text'),
  address('countryCode', 'countryCode'),
];

const fieldsByType = new WeakMap<ContactMapping, Map<ContactType, readonly FieldMapping[]>>();

/** The fields that a contact of this type exchanges with S-360. */
export function fieldsOf(mapping: ContactMapping, type: ContactType): readonly FieldMapping[] {
  const byType = fieldsByType.get(mapping) ?? new Map<ContactType, readonly FieldMapping[]>();
  fieldsByType.set(mapping, byType);
  const known = byType.get(type);
  if (known) return known;
  const fields = mapping.filter((entry) => entry.paths[type] !== undefined);
  byType.set(type, fields);
  return fields;
}
