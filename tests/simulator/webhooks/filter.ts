import { isObject, type JsonObject, type JsonValue } from '../json';

/**
 * Whether an item passes a webhook filter: `path=value;path=value`, all of them;
 * names regardless of case, collections with `(*)`, `(flag)` or `(name=value)`, values as regular
 * expressions. A path may start with the name of the result object.
 */
export function passesFilter(item: JsonObject, filter: string): boolean {
  return filter
    .split(';')
    .filter((condition) => condition.trim() !== '')
    .every((condition) => holds(item, condition.trim()));
}

function holds(item: JsonObject, condition: string): boolean {
  const split = positionOfComparison(condition);
  if (split === -1) return false;
  const expected = new RegExp(`^(?:${condition.slice(split + 1)})$`);
  const steps = condition.slice(0, split).match(/[^.()]+(?:\([^)]*\))?/g) ?? [];
  return valuesAt([item], steps).some((value) => !isObject(value) && expected.test(String(value)));
}

/** The position of the `=` outside any selector. */
function positionOfComparison(condition: string): number {
  let depth = 0;
  for (let position = 0; position < condition.length; position += 1) {
    const character = condition[position];
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '=' && depth === 0) return position;
  }
  return -1;
}

function valuesAt(sources: JsonValue[], steps: readonly string[]): JsonValue[] {
  const [step, ...rest] = steps;
  if (step === undefined) return sources;
  const [, name = '', selector = '*'] = /^([^(]+)(?:\(([^)]*)\))?$/.exec(step) ?? [];
  const found = sources.filter(isObject).flatMap((source) => {
    const value = elementOf(source, name);
    if (!Array.isArray(value)) return value === undefined || value === null ? [] : [value];
    return value.filter((entry) => isSelected(entry, selector));
  });
  return valuesAt(found, rest);
}

function isSelected(entry: JsonValue, selector: string): boolean {
  if (selector === '*') return true;
  if (!isObject(entry)) return false;
  const [name = '', expected = 'true'] = selector.split('=');
  return String(elementOf(entry, name)) === expected;
}

/** An element by its name regardless of case; the official examples use `isMain` for `main`. */
function elementOf(source: JsonObject, name: string): JsonValue | undefined {
  const wanted = name.trim().toLowerCase();
  const alias = wanted.replace(/^is/, '');
  const element =
    Object.keys(source).find((candidate) => candidate.toLowerCase() === wanted) ??
    Object.keys(source).find((candidate) => candidate.toLowerCase() === alias);
  return element === undefined ? undefined : source[element];
}
