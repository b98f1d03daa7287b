import { inEnglish, type Reason } from '../contracts/reasons';
import { listProblems, StateConflictError } from '../kernel/errors';

/** The two contacts cannot be merged in their current state; `details.errors` lists why. */
export class MergeObstaclesError extends StateConflictError {
  constructor(obstacles: readonly Reason[]) {
    super(obstacles.map(inEnglish).join(' '), listProblems(obstacles));
  }
}
