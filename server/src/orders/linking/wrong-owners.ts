import type { Knex } from 'knex';
import { CONTACT_LINK_UID, ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { ownerColumn } from '../database/owners';

/** An institution and the S-360 that is configured for it. */
export interface ConfiguredInstitution {
  institution: string;
  baseUrl: string;
}

/** Which rows of a table to search. */
export type Among = { afterId: number; untilId: number } | { ids: readonly number[] };

export interface WronglyOwned {
  id: number;
  institution: string;
  /** The number of an order or a holder; `null` for a line. */
  contactNumber: string | null;
  /** The contact that the row has, and the one that it should have. */
  contactDocumentIds: string[];
}

interface Connection {
  database: StrapiDatabase;
  trx: Knex;
}

function whereAmong(query: Knex.QueryBuilder, which: Among): Knex.QueryBuilder {
  return 'ids' in which
    ? query.whereIn('own.id', [...which.ids])
    : query.where('own.id', '>', which.afterId).where('own.id', '<=', which.untilId);
}

const wronglyOwned = (row: Row): WronglyOwned => ({
  id: integer(row.id),
  institution: text(row.institution) ?? '',
  contactNumber: text(row.contactNumber),
  contactDocumentIds: [row.has, row.shouldHave].flatMap((contact) => text(contact) ?? []),
});

/**
 * Orders, or holders, whose contact is not the one that their number stands for. Rows whose link
 * was made with another S-360 keep their contact: in a copy of production that is everybody's
 * history.
 */
export async function ordersOfOthers(
  { database, trx }: Connection,
  uid: string,
  institutions: readonly ConfiguredInstitution[],
  which: Among,
): Promise<WronglyOwned[]> {
  const { column, table } = database.names(uid);
  const link = database.names(CONTACT_LINK_UID);
  const own = (attribute: string) => `own.${column(attribute)}`;
  const linked = (attribute: string) => `link.${link.column(attribute)}`;
  const owner = ownerColumn({ database, trx }, 'link');
  const query = trx({ own: table })
    .leftJoin({ link: link.table }, (join) => {
      join
        .on(linked('institution'), own('institution'))
        .andOn(linked('contactNumber'), own('contactReference'));
    })
    .select({
      id: 'own.id',
      institution: own('institution'),
      contactNumber: own('contactReference'),
      has: own('contactDocumentId'),
      shouldHave: owner,
      linkId: 'link.id',
      baseUrl: linked('baseUrl'),
    })
    .whereIn(
      own('institution'),
      institutions.map(({ institution }) => institution),
    )
    .whereRaw(`coalesce(??, '') <> coalesce(?, '')`, [own('contactDocumentId'), owner])
    .orderBy('own.id');
  const rows: Row[] = await whereAmong(query, which);
  const baseUrls = new Map(institutions.map((one) => [one.institution, one.baseUrl]));
  return rows
    .filter(
      (row) => row.linkId === null || row.baseUrl === baseUrls.get(text(row.institution) ?? ''),
    )
    .map(wronglyOwned);
}

export async function linesOfOthers(
  { database, trx }: Connection,
  institutions: readonly ConfiguredInstitution[],
  which: Among,
): Promise<(WronglyOwned & { orderDocumentId: string })[]> {
  const order = database.names(ORDER_UID);
  const { column, table } = database.names(ORDER_LINE_UID);
  const own = (attribute: string) => `own.${column(attribute)}`;
  const ofOrder = (attribute: string) => `of.${order.column(attribute)}`;
  const query = trx({ own: table })
    .join({ of: order.table }, ofOrder('documentId'), own('orderDocumentId'))
    .select({
      id: 'own.id',
      institution: own('institution'),
      orderDocumentId: own('orderDocumentId'),
      has: own('contactDocumentId'),
      shouldHave: ofOrder('contactDocumentId'),
    })
    .whereIn(
      own('institution'),
      institutions.map(({ institution }) => institution),
    )
    .whereRaw(`coalesce(??, '') <> coalesce(??, '')`, [
      own('contactDocumentId'),
      ofOrder('contactDocumentId'),
    ])
    .orderBy('own.id');
  const rows: Row[] = await whereAmong(query, which);
  return rows.map((row) => ({
    ...wronglyOwned(row),
    orderDocumentId: text(row.orderDocumentId) ?? '',
  }));
}
