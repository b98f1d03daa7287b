import type { RestoredField } from '../../contracts/contacts/take-back';

/** A row of the history of one contact, about one of its fields, since a number was linked. */
export interface ChangeSince {
  field: string;
  oldValue: string | null;
  newValue: string | null;
  /** Whether the value came from S-360 under the number. */
  isFromNumber: boolean;
}

interface ValuesBefore {
  fields: RestoredField[];
  keptFields: string[];
}

/**
 * The values that fields had before a number's values came, from the changes since, the oldest first.
 * What somebody else has changed afterwards stays: nobody would see that edit go. Pure.
 */
export function valuesBefore(
  changes: readonly ChangeSince[],
  current: Readonly<Record<string, string | null>>,
): ValuesBefore {
  const found: ValuesBefore = { fields: [], keptFields: [] };
  for (const field of new Set(changes.map((change) => change.field))) {
    const own = changes.filter((change) => change.field === field);
    if (!own.some(({ isFromNumber }) => isFromNumber)) continue;
    // The changes since the last one that did not come from the number.
    const last = own.slice(own.findLastIndex(({ isFromNumber }) => !isFromNumber) + 1);
    const now = current[field] ?? null;
    if (last.length === 0 || (last.at(-1)?.newValue ?? null) !== now) {
      found.keptFields.push(field);
      continue;
    }
    const restored = last[0]?.oldValue ?? null;
    if (restored !== now) found.fields.push({ field, now, restored });
  }
  return found;
}
