import { reason, type Reason } from '../../contracts/reasons';
import { whyOdd } from '../../contacts';

/** The parts of a Strapi attribute that limit its values. */
export interface CheckedAttribute {
  type?: string;
  enum?: readonly string[];
  minLength?: number;
  maxLength?: number;
  regex?: RegExp | string;
  column?: { type?: string; args?: readonly unknown[] };
}

/** The length of Strapi's single-line columns, unless the attribute says otherwise. */
const COLUMN_LENGTH = 255;
const LINES = ['string', 'email', 'enumeration'];

/** The maximum length of an attribute's value. */
function lengthOf({ column, maxLength = Infinity, type = '' }: CheckedAttribute): number {
  if (column?.type !== undefined && column.type !== 'string') return maxLength;
  const [length = COLUMN_LENGTH] = column?.args ?? [];
  return LINES.includes(type) && typeof length === 'number'
    ? Math.min(maxLength, length)
    : maxLength;
}

/**
 * Why the database, or every later save in the Content Manager, would refuse this value in a field;
 * `null` when neither would.
 */
export function cellProblem(
  field: string,
  value: string,
  attribute: CheckedAttribute,
): Reason | null {
  const length = lengthOf(attribute);
  if (value.length > length) return reason('cellTooLong', { field, length });
  const { minLength = 0, regex, type } = attribute;
  if (value.length < minLength) return reason('cellTooShort', { field, length: minLength });
  if (type === 'enumeration' && attribute.enum?.includes(value) === false) {
    return reason('cellNotListed', { field });
  }
  const isMalformed =
    (regex !== undefined && new RegExp(regex).exec(value) === null) ||
    (type === 'email' && whyOdd('email', value) !== null);
  return isMalformed ? reason('cellMalformed', { field }) : null;
}
