import { KEPT_OF_ELEMENTS, type KeptOfElement } from '../../../s360';
import type { ValueKind } from './canonical';
import type { FieldOfForm } from './forms';
import { addressAlternatives, type ContactPath, type ContactType } from './contact-path';

export type { ContactType } from './contact-path';

export type Direction = 'both' | 'fromS360' | 'toS360';

/** One field of the CRM's contact and its place in S-360, per type of contact. */
export interface FieldMapping extends FieldOfForm {
  field: string;
  direction: Direction;
  paths: Partial<Record<ContactType, ContactPath>>;
}

export type ContactMapping = readonly FieldMapping[];

/** What S-360 keeps of the values at these places, as far as it is known. */
export function keptAt(paths: FieldMapping['paths']): KeptOfElement {
  const [path] = Object.values(paths);
  if (path === undefined || path.inner !== undefined || path.entry !== undefined) return {};
  return Object.hasOwn(KEPT_OF_ELEMENTS, path.name) ? (KEPT_OF_ELEMENTS[path.name] ?? {}) : {};
}

const bothWays = (field: string, kind: ValueKind, paths: FieldMapping['paths']): FieldMapping => ({
  field,
  kind,
  direction: 'both',
  paths,
  ...keptAt(paths),
});

const individual = (name: string): ContactPath => ({ section: 'individualContact', name });
const structure = (name: string): ContactPath => ({ section: 'structureContact', name });

function addressField(field: string, kind: ValueKind): FieldMapping {
  const alternatives = addressAlternatives(field);
  const path: ContactPath = { section: 'mainAddress', name: field, alternatives };
  return bothWays(field, kind, { individual: path, structure: path });
}

/**
 * The default mapping. The names in the data sections and addresses are documented
 * (ContactInformationPublicService 2_21); `structureOfficialName` was observed in use.
 */
export const STANDARD_MAPPING: ContactMapping = [
  bothWays('title', 'title', { individual: individual('individualTitle') }),
  bothWays('firstName', 'text', { individual: individual('individualFirstname') }),
  bothWays('lastName', 'text', { individual: individual('individualLastname') }),
  bothWays('structureName', 'text', {
    structure: {
      ...structure('structureOfficialName'),
      // Other receivers accept these names; we send the first one.
      alternatives: ['structureName', 'name', 'companyName'],
    },
  }),
  bothWays('email', 'email', { individual: individual('email'), structure: structure('email') }),
  bothWays('alternativeEmails', 'list', {
    individual: individual('alternativeEmails'),
    structure: structure('alternativeEmails'),
  }),
  bothWays('mobilePhone', 'phone', {
    individual: individual('cellPhoneNumber'),
    structure: structure('cellPhoneNumber'),
  }),
  bothWays('phone', 'phone', { individual: individual('phoneNumber1') }),
  bothWays('birthDate', 'date', { individual: individual('individualBirthdate') }),
  bothWays('language', 'languageCode', { individual: individual('individualPreferredLanguage') }),
  addressField('street1', 'text'),
  addressField('street2', 'text'),
  addressField('street3', 'text'),
  addressField('zipCode', 'text'),
  addressField('town', 'text'),
  addressField('countryCode', 'countryCode'),
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
