import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import {
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
} from '../../server/src/contracts/uids';
import { strapiDatabase, type Row } from '../../server/src/kernel/database/strapi-database';

/** What applying a payload has written, row by row, as it stands in the tables. */
export interface SameRows {
  contacts: Row[];
  links: Row[];
  history: Row[];
  /** The delivery's own columns, which say what became of each item. */
  delivery: Row;
}

const tableOf = (strapi: Core.Strapi, uid: string) => strapiDatabase(strapi).names(uid).table;

/** The rows that the last applied payload has written for these numbers. */
export async function writtenRows(
  strapi: Core.Strapi,
  numbers: readonly number[],
): Promise<SameRows> {
  const { connection } = strapi.db;
  const read = (uid: string): Knex.QueryBuilder => connection(tableOf(strapi, uid)).select('*');
  const links: Row[] = await read(CONTACT_LINK_UID).whereIn('contact_number', numbers.map(String));
  const documentIds = links.map((link) => String(link.contact_document_id));
  const contacts: Row[] = await read(CONTACT_UID).whereIn('document_id', documentIds);
  const history: Row[] = await read(CONTACT_HISTORY_UID)
    .whereIn('contact_document_id', documentIds)
    .orderBy('id', 'desc');
  const latest = String(history[0]?.changed_at);
  const {
    id: _id,
    body: _body,
    ...delivery
  }: Row = await read(DELIVERY_UID).where({ state: 'applied' }).orderBy('id', 'desc').first();
  return {
    contacts,
    links,
    history: history.filter(({ changed_at }) => String(changed_at) === latest),
    delivery: asStored(delivery),
  };
}

const UNIQUE = ['document_id', 'contact_document_id', 'contact_number', 'contact_id'];

/** The same rows for other contacts: what has to be unique ends with a mark. */
export function markedRows(rows: SameRows, mark: string): SameRows {
  const marked = ({ id: _id, ...row }: Row): Row => ({
    ...asStored(row),
    ...Object.fromEntries(
      UNIQUE.filter((name) => typeof row[name] === 'string').map((name) => [
        name,
        `${String(row[name])}${mark}`,
      ]),
    ),
  });
  return {
    contacts: rows.contacts.map(marked),
    links: rows.links.map(marked),
    history: rows.history.map(marked),
    delivery: rows.delivery,
  };
}

/** Drivers read JSON as objects and write it as text. */
const asStored = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !(value instanceof Date)
        ? JSON.stringify(value)
        : value,
    ]),
  );

/**
 * Writes rows by one statement per table in one transaction, which is the least that writing them
 * costs: those with an id are there and get all their values, the others are new.
 */
export function writeBare(
  strapi: Core.Strapi,
  { contacts, delivery, history, links }: SameRows,
  deliveryId: number,
): Promise<void> {
  return strapi.db.connection.transaction(async (trx) => {
    for (const [uid, rows] of [
      [CONTACT_LINK_UID, links],
      [CONTACT_UID, contacts],
      [CONTACT_HISTORY_UID, history],
    ] as const) {
      const written = trx(tableOf(strapi, uid)).insert(rows);
      await (rows[0]?.id === undefined ? written : written.onConflict(['id']).merge());
    }
    await trx(tableOf(strapi, DELIVERY_UID)).where({ id: deliveryId }).update(delivery);
  });
}

/** Stores marked rows that are to change, and returns them with other values under their ids. */
export async function changingRows(
  strapi: Core.Strapi,
  rows: SameRows,
  mark: string,
): Promise<SameRows> {
  const { contacts, history, links, ...others } = markedRows(rows, mark);
  const at = new Date();
  const stored = async (uid: string, all: readonly Row[]): Promise<Row[]> => {
    const table = strapi.db.connection(tableOf(strapi, uid));
    await table.clone().insert(all);
    const ids: Row[] = await table.clone().whereIn(
      'document_id',
      all.map((row) => String(row.document_id)),
    );
    const idOf = new Map(ids.map(({ document_id, id }) => [document_id, id]));
    return all.map((row) => ({
      ...row,
      id: idOf.get(String(row.document_id)),
      updated_at: row.updated_at instanceof Date ? at : at.getTime(),
    }));
  };
  return {
    ...others,
    contacts: (await stored(CONTACT_UID, contacts)).map((row) => ({
      ...row,
      street_1: `${String(row.street_1)} b`,
      zip_code: `${String(row.zip_code)}0`,
      town: `${String(row.town)} b`,
      search_text: `${String(row.search_text)} b`,
    })),
    links: await stored(CONTACT_LINK_UID, links),
    history,
  };
}
