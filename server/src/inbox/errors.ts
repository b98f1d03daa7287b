import { errors } from '@strapi/utils';

/** The credentials of a webhook call are wrong or missing. */
export class WrongCredentialsError extends errors.UnauthorizedError {
  readonly status = 401;
}

/**
 * The connection broke before the whole body was there. Nobody gets the answer, and S-360 repeats
 * the delivery. Strapi logs a stack for any error that is not its own.
 */
export class BrokenOffError extends errors.ApplicationError {
  readonly status = 400;
}

/** The delivery could not be stored in time; S-360 repeats it. */
export class NotStoredError extends Error {
  override readonly name = 'ServiceUnavailableError';
  readonly status = 503;
}
