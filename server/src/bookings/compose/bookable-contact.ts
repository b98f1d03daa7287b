import { readFailure, reason, type Reason } from '../../contracts/reasons';
import { CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { contactFromRow, isSentTo } from '../../contacts';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import type { Institution } from '../../institutions';
import type { ContactStatus } from './obstacles';

export interface BookableContact {
  status: ContactStatus;
  /** `null` while the institution does not know the contact. */
  contactNumber: string | null;
  failure: SyncFailure | null;
}

const NOBODY: BookableContact = { status: 'none', contactNumber: null, failure: null };

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
  return statusWith(link, { baseUrl, isSent: isSentTo(contacts, contactFromRow(row)) });
}

/** The contact's status, from the row of its link to the institution, if any. Pure. */
export function statusWith(
  link: Readonly<Record<string, unknown>> | undefined,
  { baseUrl, isSent }: { baseUrl: string; isSent: boolean },
): BookableContact {
  const withStatus = (status: ContactStatus, more: Partial<BookableContact> = {}) => ({
    ...NOBODY,
    status,
    ...more,
  });
  if (link && link.baseUrl !== baseUrl) return withStatus('otherSystem');
  if (link?.state === 'unlinked' || link?.state === 'ended') return withStatus('unlinked');
  const contactNumber = text(link?.contactNumber);
  if (contactNumber !== null) return withStatus('known', { contactNumber });
  if (link?.state === 'inDoubt') return withStatus('inDoubt');
  if (!isSent) return withStatus('notSent');
  const failure = link?.state === 'failed' ? readFailure(link.failure) : null;
  return withStatus('toBePushed', { failure });
}

/** Why a contact without a number at the institution will not get one. */
export function whyNoNumber(status: ContactStatus, institution: string): Reason {
  switch (status) {
    case 'unlinked':
      return reason('notLinkedAnyMore', { institution });
    case 'otherSystem':
      return reason('linkedToOtherS360', { institution });
    default:
      return reason('bookingContactNotSent');
  }
}
