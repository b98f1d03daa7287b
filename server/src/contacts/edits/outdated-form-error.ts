import { errors } from '@strapi/utils';
import { inEnglish, reason } from '../../contracts/reasons';

/** The form was opened before the oldest entry of the history; Strapi shows the message. */
export class OutdatedFormError extends errors.ApplicationError {
  readonly status = 400;

  constructor() {
    super(inEnglish(reason('outdatedForm')));
  }
}
