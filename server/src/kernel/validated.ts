import { errors, validateZodSchema, type z } from '@strapi/utils';
import { detailsOf, messageOf, type Why } from './errors';

/** A request, or what a developer gives a service, that is wrong, with Strapi's details per field. */
export class InvalidRequestError extends errors.ValidationError {
  readonly status = 400;

  constructor(why: Why, details: object = detailsOf(why)) {
    super(messageOf(why), details);
  }
}

/**
 * Checks it; what is wrong is answered 400, also where the app holds two copies of
 * `@strapi/utils` and Strapi does not recognize the other's errors: it then goes by the status.
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
