import type { Core } from '@strapi/strapi';
import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';

/** What S-360 has said is read in the Content Manager, and written by nobody there. */
const READ_ONLY = new Set<string>([ORDER_UID, ORDER_LINE_UID]);

const WRITES = ['create', 'update', 'delete', 'publish'].map(
  (action) => `plugin::content-manager.explorer.${action}`,
);

/** The Content Manager's actions as far as they are used here; the types they are for are its list. */
interface ActionProvider {
  get(id: string): { subjects: string[] } | undefined;
}

/**
 * Takes orders and their lines out of what the Content Manager can be permitted to write, so that it
 * offers nobody to do so, not even a super admin. Before Strapi resets the super admin's permissions.
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
