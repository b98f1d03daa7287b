import { reasonsIn } from '../../../../../admin/src/shared/reasons/reasonsIn';
import { reason } from '../../../../../server/src/contracts/reasons';
import {
  InvalidFileError,
  NotFoundError,
  NotPermittedError,
  StateConflictError,
} from '../../../../../server/src/kernel/errors';
import { MergeObstaclesError } from '../../../../../server/src/identity/errors';
import { InvalidRequestError } from '../../../../../server/src/kernel/http/validated';

const answerOf = ({ message, details }: { message: string; details: unknown }) => ({
  name: 'Error',
  message,
  details,
});

describe('the reason for a refused request', () => {
  const why = reason('noContact', { contact: 'abc' });

  it.each([
    new NotFoundError(why),
    new NotPermittedError(why),
    new StateConflictError(why),
    new InvalidRequestError(why),
  ])('is read from the details of $name, next to a message for developers', (error) => {
    expect(error.message).toBe('There is no contact abc.');
    expect(reasonsIn(answerOf(error))).toEqual([why]);
  });

  it('lists all obstacles to a merge', () => {
    const obstacles = [
      reason('personAndCompany'),
      reason('bothHaveNumbers', { institution: 'museum', kept: '1', removed: '2' }),
    ];
    expect(reasonsIn(answerOf(new MergeObstaclesError(obstacles)))).toEqual(obstacles);
  });

  it('lists all problems with the columns of a file', () => {
    const problems = [reason('columnNotInFile', { heading: 'a' }), reason('noColumnRead')];
    expect(reasonsIn(answerOf(new InvalidFileError(problems)))).toEqual(problems);
  });

  it('is empty for a validation error of Strapi and when no reason is given', () => {
    const details = { errors: [{ path: ['since'], message: 'Invalid ISO date' }] };
    expect(reasonsIn(answerOf({ message: 'Invalid', details }))).toEqual([]);
    expect(reasonsIn(answerOf({ message: 'Invalid', details: {} }))).toEqual([]);
    expect(reasonsIn(answerOf(new NotFoundError('There is nothing.')))).toEqual([]);
    expect(reasonsIn('aborted')).toEqual([]);
  });
});
