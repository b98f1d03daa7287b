import { isOperatorOfType } from '@strapi/utils';
import { reason } from '../../contracts/reasons';
import { InvalidRequestError } from '../http/validated';
import { isRecord } from '../is-record';

/** The part of Strapi's description of an attribute that filters depend on. */
interface FilteredAttribute {
  type: string;
  target?: string;
  component?: string;
}

type FilteredAttributes = Readonly<Record<string, FilteredAttribute>>;

type FilteredModels = (uid: string) => FilteredAttributes;

const isValue = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const isListOfValues = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every(isValue);

const IDENTITIES = new Set(['id', 'documentId']);
const NULLNESS = new Set(['$null', '$notNull']);
const TRUTHS = new Set(['true', 'false', '1', '0', 't', 'f']);

/** Attributes that Strapi removes from every filter. */
const UNFILTERED = new Set(['password', 'dynamiczone']);

const refusal = (
  code: 'malformedFilter' | 'unknownFilterField' | 'hiddenFilterField',
  names: string,
): InvalidRequestError => new InvalidRequestError(reason(code, { names }));

const malformedFilterError = (place: string): InvalidRequestError =>
  refusal('malformedFilter', place);

function checkOperand(operator: string, value: unknown, place: string): void {
  if (operator === '$not') return checkComparison(value, place);
  const isFitting = NULLNESS.has(operator)
    ? TRUTHS.has(String(value))
    : operator === '$between'
      ? isListOfValues(value) && value.length === 2
      : isValue(value) || isListOfValues(value);
  if (!isFitting) throw malformedFilterError(place);
}

/**
 * Checks operators and their operands. `$jsonSupersetOf` is refused: not every database supports
 * it.
 */
function checkOperators(operators: Record<string, unknown>, place: string): void {
  const entries = Object.entries(operators);
  if (entries.length === 0) throw malformedFilterError(place);
  for (const [operator, value] of entries) {
    const here = `${place}[${operator}]`;
    if (!isOperatorOfType('where', operator) || operator === '$jsonSupersetOf')
      throw malformedFilterError(here);
    checkOperand(operator, value, here);
  }
}

function checkComparison(value: unknown, place: string): void {
  if (isRecord(value)) return checkOperators(value, place);
  // For a name without a value, Strapi does not even check whether the role may read the field.
  if (value === null || !(isValue(value) || isListOfValues(value)))
    throw malformedFilterError(place);
}

/** A relation is compared by its id, or by conditions on the related entry. */
function checkRelated(value: unknown, target: string, models: FilteredModels, place: string): void {
  const names = isRecord(value) ? Object.keys(value) : [];
  const isById = names.every((name) => name !== '$not' && isOperatorOfType('where', name));
  if (!isById) return checkCondition(value, target, models, place);
  if (names.length > 1) throw malformedFilterError(place);
  checkComparison(value, place);
}

function targetOf({ component, target, type }: FilteredAttribute): string | undefined {
  return type === 'media' ? 'plugin::upload.file' : (target ?? component);
}

function checkGroup(value: unknown, uid: string, models: FilteredModels, place: string): void {
  if (!Array.isArray(value) || value.length === 0) throw malformedFilterError(place);
  value.forEach((one, index) => checkCondition(one, uid, models, `${place}[${index}]`));
}

function checkField(
  [name, value]: readonly [string, unknown],
  attributes: FilteredAttributes,
  models: FilteredModels,
  place: string,
): void {
  if (IDENTITIES.has(name)) return checkComparison(value, place);
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (attribute === undefined || UNFILTERED.has(attribute.type))
    throw name.startsWith('$') ? malformedFilterError(place) : refusal('unknownFilterField', name);
  const target = targetOf(attribute);
  return target === undefined
    ? checkComparison(value, place)
    : checkRelated(value, target, models, place);
}

function checkCondition(
  condition: unknown,
  uid: string,
  models: FilteredModels,
  place: string,
): void {
  if (!isRecord(condition) || Object.keys(condition).length === 0)
    throw malformedFilterError(place);
  for (const [name, value] of Object.entries(condition)) {
    const here = `${place}[${name}]`;
    if (name === '$not') checkCondition(value, uid, models, here);
    else if (isOperatorOfType('group', name)) checkGroup(value, uid, models, here);
    else checkField([name, value], models(uid), models, here);
  }
}

/**
 * Checks filters that Strapi would partly drop, or that the database could not run.
 * @throws InvalidRequestError (400) that names the place in the address
 */
export function checkFilters(filters: unknown, uid: string, models: FilteredModels): void {
  if (filters !== undefined) checkCondition(filters, uid, models, 'filters');
}

/** The fields that filters name, once for each use: `lastName`, `contact.email`. */
export function fieldsOf(filters: unknown, before = ''): string[] {
  if (Array.isArray(filters)) return filters.flatMap((one) => fieldsOf(one, before));
  if (!isRecord(filters)) return [];
  return Object.entries(filters).flatMap(([name, value]) => {
    if (name.startsWith('$')) return fieldsOf(value, before);
    const path = `${before}${name}`;
    return [path, ...fieldsOf(value, `${path}.`)];
  });
}
