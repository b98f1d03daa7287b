/** Reads single values of answers, of which nothing is certain. */

export type Answered = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Answered =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list. */
export const objectsIn = (value: unknown): Answered[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];

/** An id: a JSON number, or digits in a text. */
export function idIn(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const id = value.trim();
  return /^\d{1,20}$/.test(id) ? id : null;
}
