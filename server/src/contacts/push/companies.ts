import { COMPANIES_NOT_ACCEPTED, type SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { ANSWERED } from '../model/link-states';
import { NOT_ACCEPTED } from '../model/shown-state';
import type { ContactRecord } from '../records';
import type { ContactSettings } from '../settings';

/** Why a company is not sent; `null` for a person, and where S-360 is known to accept companies. */
export function whyCompanyNotSent(
  { type }: Pick<ContactRecord, 'type'>,
  { savesCompanies }: Pick<ContactSettings, 'savesCompanies'>,
  at: Date,
): SyncFailure | null {
  if (type === 'individual' || savesCompanies) return null;
  return {
    code: COMPANIES_NOT_ACCEPTED,
    reason: reason('companiesNotAccepted'),
    at: at.toISOString(),
  };
}

/** Makes the companies due whose institution has meanwhile been given a method for them. */
export async function sendAcceptedCompanies(
  database: StrapiDatabase,
  institutions: readonly { code: string; contacts: Pick<ContactSettings, 'savesCompanies'> }[],
): Promise<void> {
  const accepting = institutions.filter(({ contacts }) => contacts.savesCompanies);
  await database
    .query(CONTACT_LINK_UID)
    .where({
      institution: { $in: accepting.map(({ code }) => code) },
      ...NOT_ACCEPTED,
    })
    .update({ ...ANSWERED, failureCode: null })
    .execute();
}
