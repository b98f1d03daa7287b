import { CONTACT_LINK_UID, CONTACT_UID } from '../../../contracts/uids';
import type { SyncFailure } from '../../../contracts/contact-sync';
import { contactFromRow } from '../../contacts/database/rows';
import { isSentTo } from '../../contacts/push/push-plan';
import type { StrapiDatabase } from '../../database/strapi-database';
import { json, text } from '../../database/values';
import type { Institution } from '../../institutions/institution';
import type { ContactStanding } from './obstacles';

/** A contact as far as it can be booked for at the institution. */
export interface BookableContact {
  standing: ContactStanding;
  /** Its number; `null` while the institution does not know it. */
  contactNumber: string | null;
  /** Why its push failed. */
  failure: SyncFailure | null;
}

const NOBODY: BookableContact = { standing: 'none', contactNumber: null, failure: null };

/** Whether a contact can be booked for at an institution, and how it is known there. */
export async function bookableContact(
  database: StrapiDatabase,
  { baseUrl, code, contacts }: Institution,
  documentId: string | null,
): Promise<BookableContact> {
  if (documentId === null) return NOBODY;
  const [row] = await database.query(CONTACT_UID).select('*').where({ documentId }).execute();
  if (!row) return NOBODY;
  const [link] = await database
    .query(CONTACT_LINK_UID)
    .select(['contactNumber', 'state', 'baseUrl', 'failure'])
    .where({ institution: code, contactDocumentId: documentId })
    .execute();
  const stands = (standing: BookableContact['standing'], more: Partial<BookableContact> = {}) => ({
    ...NOBODY,
    standing,
    ...more,
  });
  if (link && (link.baseUrl !== baseUrl || link.state === 'unlinked')) return stands('notSent');
  const contactNumber = text(link?.contactNumber);
  if (contactNumber !== null) return stands('known', { contactNumber });
  if (link?.state === 'inDoubt') return stands('inDoubt');
  if (!isSentTo(contacts, contactFromRow(row))) return stands('notSent');
  const failure = link?.state === 'failed' ? json<SyncFailure>(link.failure) : null;
  return stands('toBePushed', { failure });
}
