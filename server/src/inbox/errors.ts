import { errors } from '@strapi/utils';

/** The credentials of a webhook call are wrong or missing. */
export class WrongCredentialsError extends errors.UnauthorizedError {
  readonly status = 401;
}

/** The delivery could not be stored in time; S-360 repeats it. */
export class NotStoredError extends Error {
  override readonly name = 'ServiceUnavailableError';
  readonly status = 503;
}
