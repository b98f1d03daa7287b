import { canonical, type Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import type { FieldMapping } from '../../../server/src/contacts/model/mapping/mapping';
import type { Tables } from '../builders/memory-tables';
import { typedEverywhere } from './happenings';
import { inForm, type KeptForm } from './kept-form';
import { WORLD_MAPPING, type Venue } from './venue';
import type { World } from './world';

/**
 * When a person in S-360 enters somebody who is being created there, the number of the call may
 * become another contact's: its values are all that is known of it, so this contact and its other
 * numbers may have them in the form of that S-360. Those forms by contact.
 */
function formsOfCalls({ links }: Tables, venues: readonly Venue[]): Map<string, KeptForm[]> {
  const forms = new Map<string, KeptForm[]>();
  for (const { contactDocumentId, contactNumber, institution } of links) {
    const venue = venues.find(({ code }) => code === institution);
    const createdFor = venue?.s360.contacts.find(contactNumber ?? '')?.createdFor ?? null;
    if (!venue || contactDocumentId === null || createdFor === null) continue;
    if (createdFor === contactDocumentId) continue;
    forms.set(contactDocumentId, [...(forms.get(contactDocumentId) ?? []), venue.form]);
  }
  return forms;
}

/** Values as they are and in these forms, as an S-360 may keep them. */
const withForms = (values: readonly string[], forms: readonly KeptForm[], field: string) => [
  ...values,
  ...values.flatMap((value) => forms.map((form) => inForm(form, field, value))),
];

/**
 * Values that nobody has typed: the form in which one S-360 keeps a value has reached the CRM or
 * another S-360.
 */
export function damagedValues(world: World): string[] {
  const forms = formsOfCalls(world.store.tables(), world.venues);
  return WORLD_MAPPING.flatMap((mapping) => damagedIn(mapping, forms, world));
}

function damagedIn(
  { field, kind }: FieldMapping,
  forms: ReadonlyMap<string, readonly KeptForm[]>,
  { store, venues }: World,
): string[] {
  const { contacts, history, links } = store.tables();
  const read = (value: string | null | undefined): Canonical =>
    canonical(kind, value ?? null, { phoneCountry: 'CH' });
  const known = (contactDocumentId: string | null | undefined) =>
    withForms(typedEverywhere(field), forms.get(contactDocumentId ?? '') ?? [], field);
  const isOneOf = (value: string | null | undefined, values: readonly string[]) =>
    !value || values.includes(value) || values.some((one) => read(one) === read(value));
  return [
    ...contacts.flatMap(({ documentId, fields }) =>
      isOneOf(fields[field], known(documentId))
        ? []
        : [`${documentId} has ${fields[field]} as its ${field}`],
    ),
    ...history.flatMap(({ contactDocumentId, field: changed, newValue }) =>
      changed !== field || isOneOf(newValue, known(contactDocumentId))
        ? []
        : [`${contactDocumentId} had ${newValue} as its ${field}`],
    ),
    ...venues.flatMap(({ code, form, s360 }) =>
      s360.contacts
        .all()
        .filter(({ isAnonymous }) => !isAnonymous)
        .flatMap(({ contactNumber, values }) => {
          const link = links.find(
            (one) => one.institution === code && one.contactNumber === contactNumber,
          );
          const kept = withForms(known(link?.contactDocumentId), [form], field);
          return isOneOf(values[field], kept)
            ? []
            : [`${code}/${contactNumber} has ${values[field]} as its ${field}`];
        }),
    ),
  ];
}
