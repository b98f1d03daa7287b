import { errors } from '@strapi/utils';
import type { BookingObstacle } from '../contracts/bookings';
import { reason } from '../contracts/reasons';

/*
 * Errors that reach a caller of our routes. They are Strapi's own where it has one: it renders
 * those without logging a stack for every wrong key. The numeric `status` renders them correctly
 * even where Strapi loads another copy of `@strapi/utils`.
 */

/** What Strapi's own validation errors carry, one entry for each problem. */
const listed = (problems: readonly string[]) => ({
  errors: problems.map((message) => ({ path: [], message })),
});

/** A file that cannot be used as it is; `details.errors` lists why. */
export class InvalidFileError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly string[]) {
    super(problems.join(' '), listed(problems));
  }
}

/** Something that was named does not exist. */
export class NotFoundError extends errors.NotFoundError {
  readonly status = 404;
}

/** The credentials of a webhook call are wrong or missing. */
export class WrongCredentialsError extends errors.UnauthorizedError {
  readonly status = 401;
}

export class PayloadTooLargeError extends errors.PayloadTooLargeError {
  readonly status = 413;
}

/** A form that is older than what the history still tells of; Strapi shows the message. */
export class OutdatedFormError extends errors.ApplicationError {
  readonly status = 400;

  constructor() {
    super(reason('outdatedForm'));
  }
}

/** Questions about contacts that cannot be asked so; `details.errors` lists why, by parameter. */
export class InvalidSegmentError extends errors.ValidationError {
  readonly status = 400;
}

/** The person's roles do not allow it. */
export class NotPermittedError extends errors.ForbiddenError {
  readonly status = 403;
}

/** Settings that were proposed cannot be configured so; `details.errors` lists why. */
export class InvalidSettingsError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly string[]) {
    super(problems.join('; '), listed(problems));
  }
}

/** What was asked does not fit the state that the record is in; Strapi has no error for it. */
export class StateConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly status = 409;
  /** As in Strapi's errors. */
  readonly details: object = {};
}

/** Two contacts cannot be merged as they are; `details.errors` lists why. */
export class MergeObstaclesError extends StateConflictError {
  override readonly details: object;

  constructor(obstacles: readonly string[]) {
    super(obstacles.join(' '));
    this.details = listed(obstacles);
  }
}

/** The delivery could not be stored in time; S-360 repeats it. */
export class NotStoredError extends Error {
  override readonly name = 'ServiceUnavailableError';
  readonly status = 503;
}

/** A booking cannot be submitted or closed as it is; `details.obstacles` lists why. */
export class BookingObstaclesError extends errors.ValidationError {
  readonly status = 400;

  constructor(obstacles: readonly BookingObstacle[]) {
    super(obstaclesInWords(obstacles), { obstacles });
  }
}

function obstaclesInWords(obstacles: readonly BookingObstacle[]): string {
  const codes = [...new Set(obstacles.map(({ code }) => code))];
  if (codes.length === 0) return reason('nothingToSell');
  const isPaymentAlone = codes.every((code) => code === 'paymentMethodUnknown');
  return isPaymentAlone
    ? reason('bookingPaymentNotTaken')
    : reason('bookingNotReady', { codes: codes.join(', ') });
}
