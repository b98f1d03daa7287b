import type { BookingObstacle } from '../../../../../server/src/contracts';

/** Reads a property of an API error. */
const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;

/** The HTTP status of a failed call; `undefined` if there was no answer. */
export function statusOf(error: unknown): number | undefined {
  const status = property(error, 'status');
  return typeof status === 'number' ? status : undefined;
}

export const NOT_FOUND = 404;
export const CONFLICT = 409;
const SERVER_ERROR = 500;

/**
 * Whether the booking on the server may differ from the one here: somebody else changed or
 * discarded it, or the call succeeded and only its answer was lost.
 */
export function mayBeAnother(error: unknown): boolean {
  const status = statusOf(error);
  if (status === undefined || status >= SERVER_ERROR) return true;
  return status === NOT_FOUND || status === CONFLICT;
}

const CODES: Record<BookingObstacle['code'], true> = {
  noContact: true,
  noLines: true,
  tooManyLines: true,
  notInCatalog: true,
  notOnSale: true,
  performancePast: true,
  notReservable: true,
  notOptionable: true,
  noPrice: true,
  tooManySeats: true,
  quantityOutOfRange: true,
  noPlacesLeft: true,
  paymentMethodUnknown: true,
  contactNotSent: true,
  contactUnlinked: true,
  contactOfOtherSystem: true,
  contactInDoubt: true,
};

const isCode = (value: unknown): value is BookingObstacle['code'] =>
  typeof value === 'string' && Object.hasOwn(CODES, value);

/** The obstacles in the details of a refused submission; empty for other errors. */
export function obstaclesIn(error: unknown): BookingObstacle[] {
  const named = property(property(error, 'details'), 'obstacles');
  if (!Array.isArray(named)) return [];
  return named.flatMap((one: unknown): BookingObstacle[] => {
    const code = property(one, 'code');
    return isCode(code)
      ? [{ code, line: numberOf(property(one, 'line')), limit: numberOf(property(one, 'limit')) }]
      : [];
  });
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
