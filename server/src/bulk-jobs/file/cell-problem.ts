import { reason, type Reason } from '../../contracts/reasons';
import { oddity } from '../../contacts';

/** What Strapi says of an attribute, as far as it refuses values. */
export interface CheckedAttribute {
  type?: string;
  enum?: readonly string[];
  minLength?: number;
  maxLength?: number;
  regex?: RegExp | string;
  column?: { type?: string; args?: readonly unknown[] };
}

/** What Strapi makes of a text of one line, unless the attribute says otherwise. */
const COLUMN_LENGTH = 255;
const LINES = ['string', 'email', 'enumeration'];

/** The most characters that an attribute takes. */
function lengthOf({ column, maxLength = Infinity, type = '' }: CheckedAttribute): number {
  if (column?.type !== undefined && column.type !== 'string') return maxLength;
  const [length = COLUMN_LENGTH] = column?.args ?? [];
  return LINES.includes(type) && typeof length === 'number'
    ? Math.min(maxLength, length)
    : maxLength;
}

/**
 * Why a contact with this value in a field would be refused, by the database or by each later save in
 * the Content Manager; `null` when it would not.
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
    (type === 'email' && oddity('email', value) !== null);
  return isMalformed ? reason('cellMalformed', { field }) : null;
}
