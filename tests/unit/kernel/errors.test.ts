import { errors } from '@strapi/utils';
import { isApplicationError, isForbiddenError } from '../../../server/src/kernel/errors';
import { otherUtilities } from '../../helpers/other-utilities';

const others = otherUtilities().errors;

describe('the errors of Strapi', () => {
  it('are known even if Strapi loads another copy of @strapi/utils', () => {
    const error = new others.ValidationError('The town is too long.');
    expect(error).not.toBeInstanceOf(errors.ApplicationError);
    expect(isApplicationError(error)).toBe(true);
  });

  it('are not mistaken for others of the same name', () => {
    expect(isApplicationError(Object.assign(new Error(), { name: 'ValidationError' }))).toBe(false);
    expect(isApplicationError(Object.assign(new Error(), { details: {} }))).toBe(false);
    expect(isApplicationError(null)).toBe(false);
  });

  it.each([errors, others])('forbid something, or not, in copy %#', (copy) => {
    expect(isForbiddenError(new copy.ForbiddenError())).toBe(true);
    expect(isForbiddenError(new copy.NotFoundError())).toBe(false);
  });
});
