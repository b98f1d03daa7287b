import { inEnglish, type Reason } from '../contracts/reasons';
import { listProblems, StateConflictError } from '../kernel/errors';

/** The person cannot be erased now; `details.errors` lists why. */
export class ErasureObstaclesError extends StateConflictError {
  constructor(obstacles: readonly Reason[]) {
    super(obstacles.map(inEnglish).join(' '), listProblems(obstacles));
  }
}
