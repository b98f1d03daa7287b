import type { Reason } from '../../../../server/src/contracts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What the server writes there is of its own types. */
const isReason = (value: unknown): value is Reason =>
  isRecord(value) && typeof value.code === 'string' && isRecord(value.values);

const reasonOf = (value: unknown): Reason[] =>
  isRecord(value) && isReason(value.reason) ? [value.reason] : [];

/**
 * Why a request was turned down, by the details of the answer: one reason, or all that it lists. None
 * for other answers, like Strapi's about the form of a request.
 */
export function reasonsIn(error: unknown): Reason[] {
  if (!isRecord(error) || !isRecord(error.details)) return [];
  const { errors } = error.details;
  return [...reasonOf(error.details), ...(Array.isArray(errors) ? errors.flatMap(reasonOf) : [])];
}
