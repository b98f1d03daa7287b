/** A change of a field after a form was opened: what the field had before it. */
export interface ChangeSince {
  field: string;
  oldValue: string | null;
  changedAt: Date;
}

/** Whether a posted value is the stored one; relations and other structures are never compared. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (isStructure(a) || isStructure(b)) return false;
  const textOf = (value: unknown) =>
    value === undefined || value === null || value === '' ? null : String(value);
  return textOf(a) === textOf(b);
}

const isStructure = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** What each field showed when the form was opened, for fields that changed since. */
function valuesAtOpening(changes: readonly ChangeSince[]): Map<string, string | null> {
  const values = new Map<string, string | null>();
  const oldestFirst = [...changes].sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime());
  for (const { field, oldValue } of oldestFirst) {
    if (!values.has(field)) values.set(field, oldValue);
  }
  return values;
}

/**
 * A form posts all its fields, also those that the person left as they were. Answers the fields to
 * leave out of the save: changed since the form was opened, and posted as they were shown then.
 */
export function fieldsLeftAlone(
  posted: Readonly<Record<string, unknown>>,
  changesSinceOpening: readonly ChangeSince[],
): string[] {
  return [...valuesAtOpening(changesSinceOpening)].flatMap(([field, shown]) =>
    Object.hasOwn(posted, field) && isSameValue(posted[field], shown) ? [field] : [],
  );
}
