import { errors } from '@strapi/utils';
import { inEnglish, reason } from '../contracts/reasons';
import { listProblems } from '../kernel/errors';

/** Settings of an institution are invalid; `details.errors` lists why. */
export class InvalidSettingsError extends errors.ValidationError {
  readonly status = 400;

  constructor(problems: readonly string[]) {
    super(problems.join('; '), listProblems(problems));
  }
}

/** The stored secret was entered for another address: it has to be entered again for this one. */
export class SecretNeededError extends errors.ValidationError {
  readonly status = 400;

  constructor(institution: string) {
    const why = reason('secretForNewAddress', { institution });
    super(inEnglish(why), { reason: why });
  }
}
