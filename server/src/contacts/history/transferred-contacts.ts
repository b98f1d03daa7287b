import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import { noteUnnoted } from '../../kernel/database/note-unnoted';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { HistoryCause } from '../records';

/**
 * Notes in the history of contacts without any that they came from another Strapi. Besides telling
 * people, this keeps the sweep from taking them for new and creating them at institutions. The time
 * is that of their creation, so that no value seems to have changed since.
 */
export const noteTransferredContacts = (database: StrapiDatabase, now: Date): Promise<void> =>
  noteUnnoted(
    database,
    { uid: CONTACT_HISTORY_UID, documentId: 'contactDocumentId', at: 'changedAt' },
    { uid: CONTACT_UID, at: 'createdAt', note: { cause: 'transfer' satisfies HistoryCause }, now },
  );
