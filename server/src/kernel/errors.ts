import { errors } from '@strapi/utils';
import type { BookingObstacle } from '../contracts/bookings';
import { inEnglish, reason, type Reason } from '../contracts/reasons';

/*
 * Errors that reach a caller of our routes. They are Strapi's own where it has one: it renders
 * those without logging a stack for every wrong key. The numeric `status` renders them correctly
 * even where Strapi loads another copy of `@strapi/utils`. The message is for developers;
 * `details.reason` is what the admin panel words.
 */

/** A reason that the admin panel words, or a sentence that only developers meet. */
export type Why = Reason | string;

export const messageOf = (why: Why): string => (typeof why === 'string' ? why : inEnglish(why));

export const detailsOf = (why: Why): { reason?: Reason } =>
  typeof why === 'string' ? {} : { reason: why };

/** What Strapi's own validation errors carry, one entry for each problem. */
const listed = (problems: readonly Why[]) => ({
  errors: problems.map((why) => ({ path: [], message: messageOf(why), ...detailsOf(why) })),
});

/** A file that cannot be used as it is; `details.errors` lists why. */
export class InvalidFileError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly Why[]) {
    super(problems.map(messageOf).join(' '), listed(problems));
  }
}

/** Something that was named does not exist. */
export class NotFoundError extends errors.NotFoundError {
  readonly status = 404;

  constructor(why: Why) {
    super(messageOf(why), detailsOf(why));
  }
}

/** The credentials of a webhook call are wrong or missing. */
export class WrongCredentialsError extends errors.UnauthorizedError {
  readonly status = 401;
}

export class PayloadTooLargeError extends errors.PayloadTooLargeError {
  readonly status = 413;

  constructor(why: Why) {
    super(messageOf(why), detailsOf(why));
  }
}

/** A form that is older than what the history still tells of; Strapi shows the message. */
export class OutdatedFormError extends errors.ApplicationError {
  readonly status = 400;

  constructor() {
    super(inEnglish(reason('outdatedForm')));
  }
}

/** Questions about contacts that cannot be asked so; `details.errors` lists why, by parameter. */
export class InvalidSegmentError extends errors.ValidationError {
  readonly status = 400;
}

/** The person's roles do not allow it. */
export class NotPermittedError extends errors.ForbiddenError {
  readonly status = 403;

  constructor(why: Why) {
    super(messageOf(why), detailsOf(why));
  }
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
  readonly details: object;

  constructor(why: Why, details: object = detailsOf(why)) {
    super(messageOf(why));
    this.details = details;
  }
}

/** Two contacts cannot be merged as they are; `details.errors` lists why. */
export class MergeObstaclesError extends StateConflictError {
  constructor(obstacles: readonly Reason[]) {
    super(obstacles.map(inEnglish).join(' '), listed(obstacles));
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
