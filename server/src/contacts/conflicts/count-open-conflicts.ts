import { CONFLICT_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import type { ContactStore } from '../store';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer } from '../../kernel/database/values';
import { afterEvent } from '../model/link-states';

async function linksToCount(database: StrapiDatabase): Promise<number[]> {
  const links = database.names(CONTACT_LINK_UID);
  const conflicts = database.names(CONFLICT_UID);
  return database.transaction(async (trx) => {
    const rows: Row[] = await trx({ conflict: conflicts.table })
      .join({ link: links.table }, (on) => {
        on.on(
          `link.${links.column('contactDocumentId')}`,
          `conflict.${conflicts.column('contactDocumentId')}`,
        ).on('link.institution', 'conflict.institution');
      })
      .distinct({ id: 'link.id' })
      .where({ 'conflict.outcome': 'held' })
      .whereNull('conflict.decision')
      .whereNull(`link.${links.column('openConflicts')}`);
    return rows.map(({ id }) => integer(id));
  });
}

/**
 * Counts the open conflicts of links from an earlier version, which stored no count. Writes nothing
 * when all are counted.
 */
export async function countOpenConflicts(
  database: StrapiDatabase,
  store: ContactStore,
): Promise<void> {
  for (const linkIds of chunks(await linksToCount(database))) {
    await store.transaction(async (transaction) => {
      const links = await transaction.lockLinks(linkIds);
      await transaction.updateLinks(links.map((link) => afterEvent(link, { kind: 'remapped' })));
    });
  }
}
