import { errors } from '@strapi/utils';

/** The conditions of a segment are invalid; `details.errors` lists why, by parameter. */
export class InvalidSegmentError extends errors.ValidationError {
  readonly status = 400;
}
