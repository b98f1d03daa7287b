import { canonical, type Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import { typedEverywhere } from './happenings';
import { AS_WRITTEN, inForm, type KeptForm } from './kept-form';
import type { Tables } from '../builders/memory-tables';
import { WORLD_MAPPING, type Venue } from './venue';
import type { World } from './world';

/**
 * When a person in S-360 enters somebody who is being created there, one of the two numbers becomes
 * a contact of its own, maybe that of the call: its values are all that is known of it.
 */
const madeFromCalls = ({ links }: Tables, venues: readonly Venue[]): ReadonlySet<string | null> =>
  new Set(
    links.flatMap(({ contactDocumentId, contactNumber, institution }) => {
      const venue = venues.find(({ code }) => code === institution);
      const createdFor = venue?.s360.contacts.find(contactNumber ?? '')?.createdFor ?? null;
      return createdFor === null || createdFor === contactDocumentId ? [] : [contactDocumentId];
    }),
  );

/**
 * Values that nobody has typed: the form in which one S-360 keeps a value has reached the CRM or
 * another S-360.
 */
export function damagedValues({ store, venues }: World): string[] {
  const tables = store.tables();
  const made = madeFromCalls(tables, venues);
  const contacts = tables.contacts.filter(({ documentId }) => !made.has(documentId));
  const history = tables.history.filter((entry) => !made.has(entry.contactDocumentId));
  return WORLD_MAPPING.flatMap(({ field, kind }) => {
    const read = (value: string | null | undefined): Canonical =>
      canonical(kind, value ?? null, { phoneCountry: 'CH' });
    const typed = (form: KeptForm) =>
      new Set(typedEverywhere(field).map((value) => read(inForm(form, field, value))));
    const asTyped = typed(AS_WRITTEN);
    const isTyped = (value: string | null | undefined) =>
      read(value) === null || asTyped.has(read(value));
    return [
      ...contacts.flatMap(({ documentId, fields }) =>
        isTyped(fields[field]) ? [] : [`${documentId} has ${fields[field]} as its ${field}`],
      ),
      ...history.flatMap((entry) =>
        entry.field !== field || isTyped(entry.newValue)
          ? []
          : [`${entry.contactDocumentId} had ${entry.newValue} as its ${field}`],
      ),
      ...venues.flatMap(({ code, form, s360 }) => {
        const kept = typed(form);
        return s360.contacts
          .all()
          .filter(({ isAnonymous }) => !isAnonymous)
          .flatMap(({ contactNumber, values }) =>
            isTyped(values[field]) || kept.has(read(values[field]))
              ? []
              : [`${code}/${contactNumber} has ${values[field]} as its ${field}`],
          );
      }),
    ];
  });
}
