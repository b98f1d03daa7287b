import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import { lockRows } from '../../kernel/database/lock-rows';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';

interface DocumentManager {
  deleteMany(
    documentIds: readonly string[],
    uid: string,
    options?: object,
  ): Promise<{ count: number }>;
}

/**
 * Makes the Content Manager's deletion of many contacts one transaction of ours, which is repeated
 * when it loses a race. All contacts are locked in the common order before the first is deleted.
 * They are deleted one after another: after a deadlock, MariaDB would commit the statements that
 * had been sent beside the one that failed.
 */
export function guardBulkDeletions(strapi: Core.Strapi, database: StrapiDatabase): void {
  const manager = 'plugin::content-manager.document-manager';
  strapi.get('services').extend(manager, (service: DocumentManager) => ({
    ...service,
    deleteMany(documentIds: readonly string[], uid: string, options?: object) {
      if (uid !== CONTACT_UID) return service.deleteMany(documentIds, uid, options);
      return database.transactionWithRetries(async () => {
        const contacts = { documentId: { $in: documentIds } };
        await lockRows(database, database.query(CONTACT_UID).select('id').where(contacts));
        let count = 0;
        for (const documentId of documentIds) {
          count += (await service.deleteMany([documentId], uid, options)).count;
        }
        return { count };
      });
    },
  }));
}
