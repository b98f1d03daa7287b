/** Reads single values of answers whose shape is uncertain. */

export type AnswerObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is AnswerObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; a single object counts as a list of one. */
export const objectsIn = (value: unknown): AnswerObject[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];

/** An id: a JSON number, or a text of digits. */
export function idIn(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'string') return null;
  const id = value.trim();
  return /^\d{1,20}$/.test(id) ? id : null;
}
