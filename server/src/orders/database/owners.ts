import type { Knex } from 'knex';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, text } from '../../kernel/database/values';

/** Whom contact numbers of an institution mean. */
export interface Owners {
  /** The contact's document id; `null` when it is not known, or not a contact any more. */
  of(contactNumber: string | null): string | null;
  /** Numbers that no link knows: S-360 can be asked who they are. */
  unknown(contactNumbers: Iterable<string>): string[];
  /** All of them, by document id. */
  contacts: ReadonlySet<string>;
}

/**
 * The contact that the orders of a link's number belong to, as a value of a statement: its own one,
 * unless nothing is exchanged by it any more, or the one that that became part of.
 */
export function ownerColumn(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  alias: string,
): Knex.Raw {
  const { column } = database.names(CONTACT_LINK_UID);
  const of = (attribute: string) => `${alias}.${column(attribute)}`;
  return trx.raw(`coalesce(??, case when ?? <> 'unlinked' then ?? end)`, [
    of('mergedInto'),
    of('state'),
    of('contactDocumentId'),
  ]);
}

/**
 * Reads the owners of numbers. A link that nothing is exchanged by any more, or that was made with
 * another S-360, owns nothing unless its contact became part of another one; its number is no question
 * to S-360 either.
 * @param options `hold`: what the numbers mean stays so until the transaction ends.
 */
export async function ownersOf(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  { baseUrl, institution }: { institution: string; baseUrl: string },
  contactNumbers: Iterable<string>,
  { hold }: { hold: boolean },
): Promise<Owners> {
  const { column, table } = database.names(CONTACT_LINK_UID);
  const owners = new Map<string, string | null>();
  for (const part of chunks([...new Set(contactNumbers)].sort())) {
    const links = trx(table)
      .select({
        contactNumber: column('contactNumber'),
        contactDocumentId: ownerColumn({ database, trx }, table),
        baseUrl: column('baseUrl'),
      })
      .where({ institution })
      .whereIn(column('contactNumber'), part)
      .orderBy('id');
    const rows: Row[] = await (hold ? links.forShare() : links);
    for (const row of rows) {
      const isOfThisS360 = row.baseUrl === baseUrl;
      owners.set(text(row.contactNumber) ?? '', isOfThisS360 ? text(row.contactDocumentId) : null);
    }
  }
  return {
    of: (number) => (number === null ? null : (owners.get(number) ?? null)),
    unknown: (numbers) => [...numbers].filter((number) => !owners.has(number)),
    contacts: new Set([...owners.values()].flatMap((contact) => contact ?? [])),
  };
}
