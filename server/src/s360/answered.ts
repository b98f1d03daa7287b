import { isRecord } from '../kernel/is-record';

/**
 * An object from an answer of S-360. Nothing about it is certain: any value may be missing, `null`
 * or of another type. Malformed values read as absent.
 */
export type Answered = Readonly<Record<string, unknown>>;

/** The objects of a list; a single object counts as a list of one. */
export function objectsIn(value: unknown): Answered[] {
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) ? [value] : [];
}

/** An id: a JSON number, or a string of digits. */
export function idIn(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const id = value.trim();
  return /^\d{1,20}$/.test(id) ? id : null;
}

/** A text that is not blank, without spaces around it. */
export const textIn = (value: unknown): string | null =>
  (typeof value === 'string' && value.trim()) || null;
