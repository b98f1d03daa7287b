import { errors } from '@strapi/utils';
import type { BookingObstacle } from '../contracts/bookings';

/*
 * Errors that reach a caller of our routes. They are Strapi's own where it has one: it renders
 * those without logging a stack for every wrong key. The numeric `status` renders them correctly
 * even where Strapi loads another copy of `@strapi/utils`.
 */

/** A file that cannot be used as it is. */
export class InvalidFileError extends errors.ValidationError {
  readonly status = 400;
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
    super('This form was opened too long ago to be saved. Open the contact again.');
  }
}

/** Questions about contacts that cannot be asked so; `details.errors` lists why, by parameter. */
export class InvalidQuestionsError extends errors.ValidationError {
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
    super(problems.join('; '), { errors: problems.map((message) => ({ path: [], message })) });
  }
}

/** What was asked does not fit the state that the record is in; Strapi has no error for it. */
export class StateConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly status = 409;
}

/** The delivery could not be stored in time; S-360 repeats it. */
export class NotStoredError extends Error {
  override readonly name = 'ServiceUnavailableError';
  readonly status = 503;
}

/** A booking cannot be submitted as it is; `details.obstacles` lists why. */
export class BookingObstaclesError extends errors.ValidationError {
  readonly status = 400;

  constructor(obstacles: readonly BookingObstacle[]) {
    const codes = [...new Set(obstacles.map(({ code }) => code))].join(', ');
    super(
      codes === ''
        ? 'There is no catalog of the institution yet: nothing can be sold.'
        : `The booking cannot be submitted as it is: ${codes}.`,
      { obstacles },
    );
  }
}
