import { isMessageKey } from '../translations/message';
import type { MessageKey } from '../translations/message';

/** The text that names a contact's field, or `null` for a field that the venue added itself. */
export function fieldLabelKey(field: string): MessageKey | null {
  const key = `field.${field}`;
  return isMessageKey(key) ? key : null;
}

/** The first names of a list that must stay short, and how many are left out. */
export function shortened(names: readonly string[], most: number): [string[], number] {
  if (names.length <= most + 1) return [[...names], 0];
  return [names.slice(0, most), names.length - most];
}
