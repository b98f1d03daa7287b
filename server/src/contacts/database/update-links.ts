import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { LinkRecord } from '../records';
import { linkToRow } from './rows';
import { updateAll, type Context } from './statements';

/** Writes links whole and clears which item was applied last, as that is no longer true. */
export async function updateLinks(context: Context, links: readonly LinkRecord[]): Promise<void> {
  const at = context.database.clock.now();
  const rows = links.map((link) => ({
    ...linkToRow(link),
    id: link.id,
    appliedDigest: null,
    updatedAt: at,
  }));
  const written = Object.keys(rows[0] ?? {}).filter((name) => !['id', 'documentId'].includes(name));
  await updateAll(context, CONTACT_LINK_UID, rows, written);
}
