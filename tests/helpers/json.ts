/** Typed access to JSON whose form a test knows. */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The value at a path of keys and indexes; `undefined` where the path ends. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isObject(inner) ? inner[String(key)] : undefined),
    value,
  );
}

/** The text at a path; fails the test where there is none. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found === 'string') return found;
  throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(value)?.slice(0, 500)}`);
}

/** The list at a path; fails the test where there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  const found = at(value, ...path);
  if (Array.isArray(found)) return found;
  throw new Error(`no list at ${path.join('.')} of ${JSON.stringify(value)?.slice(0, 500)}`);
}

/** The object at a path; fails the test where there is none. */
export function objectAt(
  value: unknown,
  ...path: readonly (string | number)[]
): Record<string, unknown> {
  const found = at(value, ...path);
  if (isObject(found) && !Array.isArray(found)) return found;
  throw new Error(`no object at ${path.join('.')} of ${JSON.stringify(value)?.slice(0, 500)}`);
}

/** JSON text or, from some drivers, the value itself. */
export function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/** The messages of what a refusal says is wrong with a request. */
export const problemsIn = ({ body }: { body: unknown }): string[] =>
  listAt(body, 'error', 'details', 'errors').map((problem) => textAt(problem, 'message'));
