import { STANDARD_FIELDS } from '../../../../server/src/contracts/standard-fields';
import type { MessageKey, NamesUnder } from '../../translations/message';
import { keptValueLabel } from './keptValueNames';

type NamedField = NamesUnder<'field'>;

/** The contact's fields that have a name in the panel's language. */
export const CONTACT_FIELDS: readonly string[] = [
  'type',
  'name',
  ...STANDARD_FIELDS.map(({ name }) => name),
];

const isNamed = (field: string): field is NamedField => CONTACT_FIELDS.includes(field);

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
