import type { HistoryChange } from '../../../../../server/src/contracts';
import { consentCode } from '../../../shared/fields/fieldKeys';

export interface Restorable {
  field: string;
  /** The value to put back. */
  value: string | null;
  current: string | null;
}

/** Decisions about S-360 records, and consents, are not undone by saving a field. */
const NOT_SAVED: readonly string[] = ['contactNumber', 'type'];

/**
 * The earlier value that a change of the history lets a person put back; `null` if there is none,
 * or if the contact has it already. `values`: the contact's current values, if the user may read it.
 */
export function restorable(
  { field, kind, oldValue }: HistoryChange,
  values: Readonly<Record<string, unknown>> | undefined,
): Restorable | null {
  if (kind !== 'changed' || field === null || values === undefined) return null;
  if (NOT_SAVED.includes(field) || consentCode(field) !== null) return null;
  if (!Object.hasOwn(values, field)) return null;
  const value = values[field];
  const current = value === null || value === undefined || value === '' ? null : String(value);
  return current === oldValue ? null : { field, value: oldValue, current };
}
