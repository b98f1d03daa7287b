import type { Core } from '@strapi/strapi';
import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';

/** Types that are read-only in the Content Manager, because their data comes from S-360. */
const READ_ONLY = new Set<string>([ORDER_UID, ORDER_LINE_UID]);

const WRITES = ['create', 'update', 'delete', 'publish'].map(
  (action) => `plugin::content-manager.explorer.${action}`,
);

/**
 * The part of Strapi's action provider that is used here. `get` returns the provider's own action,
 * so a change of its `subjects` takes effect.
 */
interface ActionProvider {
  get(id: string): { subjects: string[] } | undefined;
}

/**
 * Removes orders and their lines from the write permissions of the Content Manager, so that nobody
 * can write them there, not even a super admin. Must run before Strapi resets the super admin's
 * permissions.
 */
export function keepOrdersReadOnly(strapi: Core.Strapi): void {
  const { actionProvider } = strapi.service('admin::permission') as {
    actionProvider: ActionProvider;
  };
  for (const id of WRITES) {
    const action = actionProvider.get(id);
    if (action) action.subjects = action.subjects.filter((uid) => !READ_ONLY.has(uid));
  }
}
