import type { Reason } from '../../../../server/src/contracts';
import { isRecord } from '../api/isRecord';

/** The server fills the values with its own types, so this does not check them. */
const isReason = (value: unknown): value is Reason =>
  isRecord(value) && typeof value.code === 'string' && isRecord(value.values);

const reasonOf = (value: unknown): Reason[] =>
  isRecord(value) && isReason(value.reason) ? [value.reason] : [];

/**
 * Why the server refused a request: the reason or reasons in the details of its answer. Empty for
 * other errors, such as Strapi's own validation errors.
 */
export function reasonsIn(error: unknown): Reason[] {
  if (!isRecord(error) || !isRecord(error.details)) return [];
  const { errors } = error.details;
  return [...reasonOf(error.details), ...(Array.isArray(errors) ? errors.flatMap(reasonOf) : [])];
}
