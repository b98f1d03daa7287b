import { inEnglish, reason, type Reason } from '../contracts/reasons';
import { listProblems, NotFoundError, StateConflictError } from '../kernel/errors';
import type { NamedPerson } from './find-person';

/** Nothing is stored of whom somebody named. */
export const nobodyNamed = (named: NamedPerson): NotFoundError =>
  new NotFoundError(
    typeof named === 'string'
      ? reason('noContact', { contact: named })
      : reason('nothingStored', { ...named }),
  );

/** The person cannot be erased now; `details.errors` lists why. */
export class ErasureObstaclesError extends StateConflictError {
  constructor(readonly obstacles: readonly Reason[]) {
    super(obstacles.map(inEnglish).join(' '), listProblems(obstacles));
  }
}

/** The contact was listed as one without activity, and is none any more. */
export class ContactActiveError extends StateConflictError {
  constructor() {
    super(reason('contactActive'));
  }
}
