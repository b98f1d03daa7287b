import type { Knex } from 'knex';
import { CONTACT_LINK_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { chunks, text } from '../../database/values';

/** Whom contact numbers of an institution mean. */
export interface Owners {
  /** The contact's document id; `null` when it is not known, or not a contact any more. */
  of(contactNumber: string | null): string | null;
  /** Numbers that no link knows: S-360 can be asked who they are. */
  unknown(contactNumbers: Iterable<string>): string[];
}

/**
 * Reads the owners of numbers, without a lock. A link that nothing is exchanged by any more, or that
 * was made with another S-360, owns nothing; its number is no question to S-360 either.
 */
export async function ownersOf(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  { baseUrl, institution }: { institution: string; baseUrl: string },
  contactNumbers: Iterable<string>,
): Promise<Owners> {
  const { column, table } = database.names(CONTACT_LINK_UID);
  const owners = new Map<string, string | null>();
  for (const part of chunks([...new Set(contactNumbers)])) {
    const rows: Row[] = await trx(table)
      .select({
        contactNumber: column('contactNumber'),
        contactDocumentId: column('contactDocumentId'),
        state: 'state',
        baseUrl: column('baseUrl'),
      })
      .where({ institution })
      .whereIn(column('contactNumber'), part);
    for (const row of rows) {
      const isOwner = row.state !== 'unlinked' && row.baseUrl === baseUrl;
      owners.set(text(row.contactNumber) ?? '', isOwner ? text(row.contactDocumentId) : null);
    }
  }
  return {
    of: (number) => (number === null ? null : (owners.get(number) ?? null)),
    unknown: (numbers) => [...numbers].filter((number) => !owners.has(number)),
  };
}
