import { errors } from '@strapi/utils';
import { listProblems } from '../kernel/errors';

/** Settings of an institution are invalid; `details.errors` lists why. */
export class InvalidSettingsError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly string[]) {
    super(problems.join('; '), listProblems(problems));
  }
}
