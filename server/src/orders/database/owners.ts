import type { Knex } from 'knex';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import { lockRows } from '../../kernel/database/lock-rows';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, text } from '../../kernel/database/values';

export interface Owners {
  /** The contact's document id; `null` when it is unknown, or no longer a contact. */
  of(contactNumber: string | null): string | null;
  /** Numbers that no link knows; a pull can find out who they are. */
  unknown(contactNumbers: Iterable<string>): string[];
  contacts: ReadonlySet<string>;
}

/**
 * The contact that owns the orders of a link's number, as an SQL expression: the contact that the
 * link's own contact was merged into, or else its own contact, unless the link is `unlinked`.
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
 * Reads the owners of numbers. An `unlinked` link owns nothing unless its contact was merged into
 * another one; a link that was made with another S-360 owns nothing. Neither number counts as
 * unknown, so neither is pulled.
 * @param options `hold`: locks the links, so that the owners stay the same until the transaction
 * ends.
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
      .whereIn(column('contactNumber'), part);
    const rows: Row[] = await (hold ? lockRows(database, links, 'forShare') : links);
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
