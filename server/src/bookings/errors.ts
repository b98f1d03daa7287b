import { errors } from '@strapi/utils';
import type { BookingObstacle } from '../contracts/bookings';
import { inEnglish, reason, type Reason } from '../contracts/reasons';

/**
 * The booking cannot be submitted or closed in its current state; `details.obstacles` lists why.
 */
export class BookingObstaclesError extends errors.ValidationError {
  readonly status = 400;

  constructor(obstacles: readonly BookingObstacle[]) {
    const why = reasonOf(obstacles);
    super(inEnglish(why), { obstacles, reason: why });
  }
}

function reasonOf(obstacles: readonly BookingObstacle[]): Reason {
  const codes = [...new Set(obstacles.map(({ code }) => code))];
  if (codes.length === 0) return reason('nothingToSell');
  const isPaymentAlone = codes.every((code) => code === 'paymentMethodUnknown');
  return isPaymentAlone
    ? reason('bookingPaymentNotTaken')
    : reason('bookingNotReady', { codes: codes.join(', ') });
}
