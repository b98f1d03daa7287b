import type { Context } from 'koa';
import { ID_COLUMN } from '../contracts/bulk-jobs';
import { reason } from '../contracts/reasons';
import { CONTACT_UID } from '../contracts/uids';
import { NotPermittedError } from '../kernel/errors';
import type { PermissionCheckers } from '../kernel/http/content-manager-permissions';

/**
 * Whether a file of the caller may fill a field of contacts. Its plan says which values are there
 * already, so that it takes the permission to read the field, too.
 */
export type MayFill = (field: string) => boolean;

/** On the command line there are no roles. */
export const mayFillAll: MayFill = () => true;

export function mayFillBy(
  caller: Pick<Context, 'state'>,
  permissions: PermissionCheckers,
): MayFill {
  const { can } = permissions(caller, CONTACT_UID);
  const actions = ['create', 'read', 'update'] as const;
  return (field) => field === ID_COLUMN || actions.every((action) => can[action](undefined, field));
}

/** @throws NotPermittedError that names the fields that may not be filled. */
export function requireFields(fields: readonly string[], mayFill: MayFill): void {
  const refused = [...new Set(fields)].filter((field) => !mayFill(field));
  if (refused.length > 0)
    throw new NotPermittedError(reason('mayNotFillFields', { names: refused.join(', ') }));
}
