import type { Context } from 'koa';
import { reason } from '../contracts/reasons';
import { CONTACT_UID } from '../contracts/uids';
import { NotPermittedError } from '../kernel/errors';
import type { PermittedEntries } from '../kernel/http/content-manager-permissions';

/**
 * Which contacts a file and its undo change is known only line by line, so they take a role that may
 * change all of them.
 * @throws NotPermittedError
 */
export async function requireAllContacts(
  caller: Pick<Context, 'state'>,
  permittedEntries: PermittedEntries,
): Promise<void> {
  for (const action of ['create', 'update'] as const) {
    const permitted = await permittedEntries(caller, CONTACT_UID, action);
    if (permitted === null || Object.keys(permitted).length > 0)
      throw new NotPermittedError(reason('mayNotChangeAllContacts'));
  }
}
