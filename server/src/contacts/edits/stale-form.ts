/** A change of a field since a form was opened, with the field's value before the change. */
export interface ChangeSince {
  field: string;
  oldValue: string | null;
  changedAt: Date;
}

/** Whether a posted value equals the stored one; relations and other structures never do. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (isStructure(a) || isStructure(b)) return false;
  const textOf = (value: unknown) =>
    value === undefined || value === null || value === '' ? null : String(value);
  return textOf(a) === textOf(b);
}

const isStructure = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The value of each since-changed field when the form was opened. */
function valuesAtOpening(changes: readonly ChangeSince[]): Map<string, string | null> {
  const values = new Map<string, string | null>();
  const oldestFirst = [...changes].sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime());
  for (const { field, oldValue } of oldestFirst) {
    if (!values.has(field)) values.set(field, oldValue);
  }
  return values;
}

/**
 * A form posts all its fields, including those that the person did not touch. Returns the fields
 * to leave out of the save: changed since the form was opened, but posted with the value they had
 * then.
 */
export function fieldsLeftAlone(
  posted: Readonly<Record<string, unknown>>,
  changesSinceOpening: readonly ChangeSince[],
): string[] {
  return [...valuesAtOpening(changesSinceOpening)].flatMap(([field, shown]) =>
    Object.hasOwn(posted, field) && isSameValue(posted[field], shown) ? [field] : [],
  );
}
