import { errors } from '@strapi/utils';
import { inEnglish, readReason, reason, type Reason } from '../contracts/reasons';
import { isRecord } from './is-record';

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
export const listProblems = (problems: readonly Why[]) => ({
  errors: problems.map((why) => ({ path: [], message: messageOf(why), ...detailsOf(why) })),
});

/**
 * Whether it is one of Strapi's errors that callers may read. By its name, as Strapi may load
 * another copy of `@strapi/utils`, whose classes are not ours.
 */
export const isApplicationError = (error: unknown): error is Error =>
  error instanceof errors.ApplicationError ||
  (error instanceof Error && 'details' in error && error.name in errors);

/** Whether Strapi forbids something, whichever copy of `@strapi/utils` it loads. */
export const isForbiddenError = (error: unknown): boolean =>
  isApplicationError(error) && error.name === 'ForbiddenError';

/** The file is unusable; `details.errors` lists why. */
export class InvalidFileError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly Why[]) {
    super(problems.map(messageOf).join(' '), listProblems(problems));
  }
}

/** A record or institution that the request names does not exist. */
export class NotFoundError extends errors.NotFoundError {
  readonly status = 404;

  constructor(why: Why) {
    super(messageOf(why), detailsOf(why));
  }
}

export class PayloadTooLargeError extends errors.PayloadTooLargeError {
  readonly status = 413;

  constructor(why: Why) {
    super(messageOf(why), detailsOf(why));
  }
}

/**
 * The roles of the person do not allow the action. A PolicyError, because of all errors with status
 * 403 it is the only one whose message and details Strapi sends.
 */
export class NotPermittedError extends errors.PolicyError {
  readonly status = 403;

  constructor(why: Why) {
    super(messageOf(why), detailsOf(why));
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

/** Why one of several decisions could not be made; other errors are thrown again. */
export function refusalOf(error: unknown): Reason {
  if (!(error instanceof StateConflictError || error instanceof NotFoundError)) throw error;
  const { details } = error;
  const why = isRecord(details) ? readReason(details.reason) : null;
  return why ?? reason('asWritten', { text: error.message });
}
