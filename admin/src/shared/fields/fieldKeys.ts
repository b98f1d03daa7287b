import type { MessageKey, NamesUnder } from '../../translations/message';
import { keptValueLabel } from './keptValueNames';

type NamedField = NamesUnder<'field'>;

const NAMED: Record<NamedField, true> = {
  type: true,
  title: true,
  firstName: true,
  lastName: true,
  name: true,
  structureName: true,
  email: true,
  alternativeEmails: true,
  mobilePhone: true,
  phone: true,
  birthDate: true,
  language: true,
  street1: true,
  street2: true,
  street3: true,
  street4: true,
  zipCode: true,
  town: true,
  countryCode: true,
  notes: true,
  tags: true,
};

/** The contact's fields that have a name in the panel's language. */
export const CONTACT_FIELDS: readonly string[] = Object.keys(NAMED);

const isNamed = (field: string): field is NamedField => Object.hasOwn(NAMED, field);

/** The key of the text that names a contact's field, or `null` for a venue's own field. */
export function fieldLabelKey(field: string): MessageKey | null {
  return isNamed(field) ? `field.${field}` : null;
}

/** The same with the contact number, which is no field but changes in the history like one. */
export const changedNameKey = (field: string): MessageKey | null =>
  field === 'contactNumber' ? 'fieldName.contactNumber' : fieldLabelKey(field);

/** The first names of a list that must stay short, and the number of names left out. */
export function shortened(names: readonly string[], most: number): [string[], number] {
  if (names.length <= most + 1) return [[...names], 0];
  return [names.slice(0, most), names.length - most];
}

/** The code of a consent among field names (`consent:NEWS`); `null` for other fields. */
export const consentCode = (field: string): string | null =>
  /^consent:(.+)$/.exec(field)?.[1] ?? null;

/** S-360's name of an element that no field is mapped to; `null` for a field of the CRM. */
export function nameInS360(place: string): string | null {
  const ofContact = place.replace(/^(?:individual|structure)Contact\./, '');
  const isPlace = ofContact !== place || /[.(]/.test(place);
  return isPlace ? ofContact.replace(/\(\d+\)/, '') : null;
}

/**
 * The key of the text for such an element, shared with the contact's further details; `null` if
 * only S-360's name exists.
 */
export function labelInS360(place: string): MessageKey | null {
  const name = nameInS360(place);
  return name === null ? null : keptValueLabel(name.replaceAll('.', '_'));
}
