import { CONSENT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { consentFromRow } from '../database/rows';
import { isConsentKey } from '../model/merge/consents';
import type { ConflictRecord, ConsentRecord, ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import { isReversible } from './decision';

interface ReversalPorts {
  database: StrapiDatabase;
  /** The institution's settings; `null` when it is no longer configured. */
  settingsOf(institution: string): ContactSettings | null;
}

/** A conflict with its contact and link of now; `null` where there is none any more. */
interface ConflictNow {
  conflict: ConflictRecord;
  contact: ContactRecord | null;
  link: LinkRecord | null;
}

async function consentsOf(
  database: StrapiDatabase,
  conflicts: readonly ConflictRecord[],
): Promise<ConsentRecord[]> {
  const documentIds = conflicts.flatMap(({ contactDocumentId, field }) =>
    isConsentKey(field) ? [contactDocumentId] : [],
  );
  if (documentIds.length === 0) return [];
  const rows: Row[] = await database
    .query(CONSENT_UID)
    .select('*')
    .where({ contactDocumentId: { $in: documentIds } })
    .execute();
  return rows.map(consentFromRow);
}

/** The ids of the conflicts that can be decided the other way as both sides are now. */
export async function reversibleConflicts(
  of: readonly ConflictNow[],
  { database, settingsOf }: ReversalPorts,
): Promise<ReadonlySet<number>> {
  const consents = await consentsOf(
    database,
    of.map(({ conflict }) => conflict),
  );
  const reversible = of.filter(({ conflict, contact, link }) => {
    const { contactDocumentId, institution } = conflict;
    const settings = settingsOf(institution);
    const ofContact = consents.filter(
      (consent) =>
        consent.contactDocumentId === contactDocumentId && consent.institution === institution,
    );
    return (
      settings !== null && isReversible({ conflict, contact, link, consents: ofContact, settings })
    );
  });
  return new Set(reversible.map(({ conflict }) => conflict.id));
}
