import { isPlaceholder } from '../../../server/src/contacts/model/mapping/canonical';
import type { HistoryCause, HistoryEntry } from '../../../server/src/contacts/records';
import type { Tables } from '../builders/memory-tables';
import type { BothSides } from './sides';

/** The first values of contacts by document id; the history explains all later ones. */
export type FirstValues = ReadonlyMap<string, Record<string, string | null>>;

/**
 * Exactly one row of the history explains each change of a field: in order, the rows lead from the
 * first values to the current ones. Contacts without known first values start with the old value of
 * the first row.
 */
export function unexplainedChanges(
  { contacts, history }: Pick<Tables, 'contacts' | 'history'>,
  first: FirstValues,
): string[] {
  const rows = new Map<string, HistoryEntry[]>();
  for (const entry of history) {
    if (entry.field === null) continue;
    const key = `${entry.contactDocumentId}/${entry.field}`;
    rows.set(key, [...(rows.get(key) ?? []), entry]);
  }
  return contacts.flatMap(({ documentId, fields }) =>
    Object.keys(fields).flatMap((field) => {
      const told = rows.get(`${documentId}/${field}`) ?? [];
      const known = first.get(documentId);
      const start = known ? (known[field] ?? null) : told[0]?.oldValue;
      return start === undefined
        ? []
        : gaps(`${field} of ${documentId}`, start, told, fields[field]);
    }),
  );
}

function gaps(
  what: string,
  start: string | null,
  told: readonly HistoryEntry[],
  end: string | null | undefined,
): string[] {
  const found: string[] = [];
  let value = start;
  for (const { newValue, oldValue } of told) {
    if (oldValue !== value) found.push(`${what} was ${value}, its history says ${oldValue}`);
    if (oldValue === newValue) found.push(`${what} stayed ${value}, its history tells a change`);
    value = newValue;
  }
  if (value !== (end ?? null)) found.push(`${what} is ${end}, its history ends with ${value}`);
  return found;
}

/** Each contact has one row about its creation. */
export function unexplainedContacts({
  contacts,
  history,
}: Pick<Tables, 'contacts' | 'history'>): string[] {
  return contacts.flatMap(({ documentId }) => {
    const creations = history.filter(
      (entry) =>
        entry.contactDocumentId === documentId && entry.field === null && entry.cause !== 'merge',
    );
    return creations.length === 1
      ? []
      : [`contact ${documentId} has ${creations.length} rows that tell its creation`];
  });
}

/** Causes without a person. */
const FROM_S360: ReadonlySet<HistoryCause> = new Set(['delivery', 'pull', 'conflict']);

/** Items from S-360 have emptied a field only where a rule allows it, and set no placeholder. */
export function blanksTaken({ sides, tables }: BothSides): string[] {
  const settings = new Map(sides.map((side) => [side.settings.institution, side.settings]));
  return tables.history.flatMap(({ cause, contactDocumentId, field, institution, newValue }) => {
    if (!FROM_S360.has(cause) || field === null) return [];
    const rule = settings.get(institution ?? '')?.ruleOf(field);
    const isAllowed = newValue === null ? rule?.blank === 'empty' : !isPlaceholder(newValue);
    return isAllowed
      ? []
      : [`${field} of ${contactDocumentId} was set to ${newValue} by ${institution}`];
  });
}
