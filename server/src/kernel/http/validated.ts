import { errors, type z } from '@strapi/utils';
import { detailsOf, messageOf, type Why } from '../errors';
import { requestSentences, requestWords } from './request-words';

/** A wrong request, or a wrong argument from a developer, with Strapi's details per field. */
export class InvalidRequestError extends errors.ValidationError {
  readonly status = 400;

  constructor(why: Why, details: object = detailsOf(why)) {
    super(messageOf(why), details);
  }
}

/**
 * Validates a value. The error has a status, so that Strapi answers 400 even when the app contains
 * two copies of `@strapi/utils` and Strapi does not recognize errors of the other one.
 * @throws InvalidRequestError (400)
 */
export function validated<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const { data, error } = schema.safeParse(value, { error: requestWords });
  if (error === undefined) return data;
  throw new InvalidRequestError(requestSentences(error.issues), {
    errors: error.issues.map(({ message, path }) => ({
      path: path.map(String),
      message,
      name: 'ValidationError',
    })),
  });
}
