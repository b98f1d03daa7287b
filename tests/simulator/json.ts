export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** A JSON object. Every type of S-360 extends it, as S-360 may add elements at any time. */
export interface JsonObject {
  [element: string]: JsonValue | undefined;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a body; `undefined` when it is not JSON. */
export function parseJson(body: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(body);
    return value;
  } catch {
    return undefined;
  }
}

/** The text of an element. Ids are JSON numbers or strings; both are read as text. */
export function textOf(source: JsonObject, element: string): string | undefined {
  const value = source[element];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** The number of an element, from a JSON number or a text. */
export function numberOf(source: JsonObject, element: string): number | undefined {
  const value = source[element];
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
}

export function flagOf(source: JsonObject, element: string): boolean | undefined {
  const value = source[element];
  return typeof value === 'boolean' ? value : undefined;
}

export function objectOf(source: JsonObject, element: string): JsonObject | undefined {
  const value = source[element];
  return isObject(value) ? value : undefined;
}

/** The objects of a list; a single object counts as a list of one, as in SOAP. */
export function objectsOf(source: JsonObject, element: string): JsonObject[] {
  const value = source[element];
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The texts of a list of strings or numbers. */
export function textsOf(source: JsonObject, element: string): string[] {
  const value = source[element];
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) =>
    typeof entry === 'string' || typeof entry === 'number' ? [String(entry)] : [],
  );
}

/** The numbers of a list of ids. */
export function numbersOf(source: JsonObject, element: string): number[] {
  return textsOf(source, element).map(Number).filter(Number.isFinite);
}

/**
 * Merges a partial object deeply into another: objects element by element, `null` removes an
 * element, everything else (including lists) is replaced.
 */
export function mergeDeep(target: JsonObject, partial: JsonObject): void {
  for (const [element, value] of Object.entries(partial)) {
    if (value === undefined) continue;
    const current = target[element];
    if (value === null) target[element] = undefined;
    else if (isObject(value) && isObject(current)) mergeDeep(current, value);
    else target[element] = structuredClone(value);
  }
}

/** The object without some of its elements. */
export function without(source: JsonObject, elements: readonly string[]): JsonObject {
  const kept = Object.entries(source).filter(([element]) => !elements.includes(element));
  return Object.fromEntries(kept);
}

/** The value as JSON would transfer it. */
export function toJson(value: object): JsonValue {
  const json: JsonValue = JSON.parse(JSON.stringify(value));
  return json;
}
