/**
 * Errors that reach a caller of our routes. Strapi renders an error by its numeric `status` even
 * where the plugin and Strapi load different copies of `@strapi/utils`.
 */
abstract class RequestError extends Error {
  abstract readonly status: number;
}

/** Something that was named does not exist. */
export class NotFoundError extends RequestError {
  override readonly name = 'NotFoundError';
  readonly status = 404;
}

/** The credentials of a webhook call are wrong or missing. */
export class WrongCredentialsError extends RequestError {
  override readonly name = 'UnauthorizedError';
  readonly status = 401;
}

/** What was asked does not fit the state that the record is in. */
export class StateConflictError extends RequestError {
  override readonly name = 'ConflictError';
  readonly status = 409;
}

/** The request itself is wrong. */
export class InvalidRequestError extends RequestError {
  override readonly name = 'ValidationError';
  readonly status = 400;
}

export class PayloadTooLargeError extends RequestError {
  override readonly name = 'PayloadTooLargeError';
  readonly status = 413;
}

/** The delivery could not be stored in time; S-360 repeats it. */
export class NotStoredError extends RequestError {
  override readonly name = 'ServiceUnavailableError';
  readonly status = 503;
}
