import { reason } from '../../contracts/reasons';
import type { PermissionChecker } from '../http/content-manager-permissions';
import { InvalidRequestError } from '../http/validated';
import { fieldsOf } from './filters';

/**
 * Strapi drops filters on attributes that the role may not read, and the answer would then be about
 * everything.
 * @throws InvalidRequestError (400) that names the attributes
 */
export async function refuseHidden(
  filters: unknown,
  checker: Pick<PermissionChecker, 'sanitizeQuery'>,
): Promise<void> {
  if (filters === undefined) return;
  const { filters: kept } = await checker.sanitizeQuery({ filters });
  if (JSON.stringify(kept) === JSON.stringify(filters)) return;
  const keptFields = fieldsOf(kept);
  const hidden = fieldsOf(filters).filter((field) => !keptFields.includes(field));
  throw new InvalidRequestError(reason('hiddenFilterField', { names: hidden.join(', ') }));
}
