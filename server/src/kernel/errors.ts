import { errors } from '@strapi/utils';
import type { BookingObstacle } from '../contracts/bookings';
import { inEnglish, reason, type Reason } from '../contracts/reasons';

/*
 * Errors that reach a caller of our routes. They extend Strapi's own errors where one exists,
 * because Strapi logs no stack for those. The numeric `status` makes Strapi render them correctly
 * even if it loads another copy of `@strapi/utils`. The message is for developers; the admin panel
 * words `details.reason`.
 */

/** A reason that the admin panel words, or a sentence that only developers see. */
export type Why = Reason | string;

export const messageOf = (why: Why): string => (typeof why === 'string' ? why : inEnglish(why));

export const detailsOf = (why: Why): { reason?: Reason } =>
  typeof why === 'string' ? {} : { reason: why };

/** The details of Strapi's own validation errors, with one entry per problem. */
const listed = (problems: readonly Why[]) => ({
  errors: problems.map((why) => ({ path: [], message: messageOf(why), ...detailsOf(why) })),
});

/** The file is unusable; `details.errors` lists why. */
export class InvalidFileError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly Why[]) {
    super(problems.map(messageOf).join(' '), listed(problems));
  }
}

/** A record or institution that the request names does not exist. */
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

/** The form was opened before the oldest entry of the history; Strapi shows the message. */
export class OutdatedFormError extends errors.ApplicationError {
  readonly status = 400;

  constructor() {
    super(inEnglish(reason('outdatedForm')));
  }
}

/** The conditions of a segment are invalid; `details.errors` lists why, by parameter. */
export class InvalidSegmentError extends errors.ValidationError {
  readonly status = 400;
}

/** The roles of the person do not allow the action. */
export class NotPermittedError extends errors.ForbiddenError {
  readonly status = 403;

  constructor(why: Why) {
    super(messageOf(why), detailsOf(why));
  }
}

/** Proposed settings are invalid; `details.errors` lists why. */
export class InvalidSettingsError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly string[]) {
    super(problems.join('; '), listed(problems));
  }
}

/** The request does not fit the current state of the record. Strapi has no such error. */
export class StateConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly status = 409;
  /** Same shape as in Strapi's errors. */
  readonly details: object;

  constructor(why: Why, details: object = detailsOf(why)) {
    super(messageOf(why));
    this.details = details;
  }
}

/** The two contacts cannot be merged in their current state; `details.errors` lists why. */
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
