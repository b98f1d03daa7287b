import { errors, validateZodSchema, type z } from '@strapi/utils';
import { detailsOf, messageOf, type Why } from '../errors';

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
  try {
    return validateZodSchema(schema)(value) as z.output<Schema>;
  } catch (error) {
    if (!(error instanceof errors.ValidationError)) throw error;
    throw new InvalidRequestError(error.message, error.details);
  }
}
