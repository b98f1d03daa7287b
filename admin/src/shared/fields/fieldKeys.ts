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

const isNamed = (field: string): field is NamedField => Object.hasOwn(NAMED, field);

/** The text that names a contact's field, or `null` for a field that the venue added itself. */
export function fieldLabelKey(field: string): MessageKey | null {
  return isNamed(field) ? `field.${field}` : null;
}

/** The first names of a list that must stay short, and how many are left out. */
export function shortened(names: readonly string[], most: number): [string[], number] {
  if (names.length <= most + 1) return [[...names], 0];
  return [names.slice(0, most), names.length - most];
}

/** The code of a consent that stands among fields (`consent:NEWS`); `null` for what is none. */
export const consentCode = (field: string): string | null =>
  /^consent:(.+)$/.exec(field)?.[1] ?? null;

/** What S-360 calls something that no field is mapped to; `null` for a field of the CRM. */
export function nameInS360(place: string): string | null {
  const ofContact = place.replace(/^(?:individual|structure)Contact\./, '');
  const isPlace = ofContact !== place || /[.(]/.test(place);
  return isPlace ? ofContact.replace(/\(\d+\)/, '') : null;
}

/** The text that names it, as the further details of a contact do; `null` where it has only S-360's name. */
export function labelInS360(place: string): MessageKey | null {
  const name = nameInS360(place);
  return name === null ? null : keptValueLabel(name.replaceAll('.', '_'));
}
