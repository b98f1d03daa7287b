import { canonical, type Canonical } from '../mapping/canonical';
import { fieldsOf, type FieldMapping } from '../mapping/mapping';
import type { ContactSnapshot } from '../mapping/snapshot';
import type { ContactRecord } from '../../records';
import type { ContactSettings } from '../../settings';

interface Evaluated {
  contact: ContactRecord;
  settings: ContactSettings;
}

/** The contact's value of a field in the form that is compared with the received one. */
export function localValue(
  { contact, settings }: Evaluated,
  { field, kind }: FieldMapping,
  shown: { column: string | null; canonical: Canonical },
): Canonical {
  const column = contact.fields[field] ?? null;
  return column === shown.column ? shown.canonical : canonical(kind, column, settings);
}

/** Whether a snapshot differs from the contact in a field that both have filled. */
export function hasDifferences(snapshot: ContactSnapshot, of: Evaluated): boolean {
  return fieldsOf(of.settings.mapping, of.contact.type).some((mapping) => {
    const shown = snapshot.fields[mapping.field];
    if (shown === undefined || shown.canonical === null) return false;
    const local = localValue(of, mapping, shown);
    return local !== null && local !== shown.canonical;
  });
}
