import type { Knex } from 'knex';
import type { ContactActivity } from '../../contracts/inactive-contacts';
import {
  BOOKING_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, json, text, time } from '../../kernel/database/values';
import { isRecord } from '../../kernel/is-record';
import { heldUntil } from '../../s360';
import {
  COUNTED_STATE,
  earliestHeld,
  HOLD_TYPES,
  isHeldStill,
  readFiles,
  type ExpiryAt,
} from '../../orders';

/** What a contact last did, or what last became of it, and when. */
interface LastActivity {
  activity: ContactActivity;
  at: Date;
}

type Latest = Map<string, LastActivity>;

/** Where the moments of activity stand: a table with the contact's document id, and a column. */
const MOMENTS: readonly [ContactActivity, uid: string, attribute: string][] = [
  ['changed', CONTACT_HISTORY_UID, 'changedAt'],
  ['changed', CONSENT_UID, 'changedAt'],
  ['ordered', ORDER_UID, 'creationDateTime'],
  ['attended', ORDER_LINE_UID, 'performanceDate'],
  ['attended', ORDER_LINE_UID, 'itemDate'],
  ['booked', BOOKING_UID, 'createdAt'],
  ['booked', BOOKING_UID, 'updatedAt'],
];

function note(latest: Latest, contact: unknown, activity: ContactActivity, moment: unknown): void {
  const documentId = text(contact);
  const at = time(moment);
  if (documentId === null || at === null) return;
  const known = latest.get(documentId);
  if (known === undefined || known.at < at) latest.set(documentId, { activity, at });
}

/**
 * The last activity of contacts; those without any row are left out. Contacts for whom something is
 * open, a conflict or a hold, are active now. Each table is read by its index of contacts.
 */
export async function lastActivities(
  database: StrapiDatabase,
  documentIds: readonly string[],
  { expiryAt, now }: { expiryAt: ExpiryAt; now: Date },
): Promise<ReadonlyMap<string, LastActivity>> {
  const latest: Latest = new Map();
  for (const ids of chunks(documentIds)) {
    await noteContacts(database, ids, latest);
    await noteLinks(database, ids, latest, now);
    await database.transaction(async (trx) => {
      await noteMoments(database, ids, latest, trx);
      await noteHeldSeats(database, ids, latest, trx);
    });
    await noteHolds(database, ids, latest, { expiryAt, now });
  }
  return latest;
}

async function noteContacts(database: StrapiDatabase, ids: string[], latest: Latest) {
  const rows = await database
    .query(CONTACT_UID)
    .select(['documentId', 'createdAt', 'updatedAt', 'nextPerformanceAt'])
    .where({ documentId: { $in: ids } })
    .execute();
  for (const { createdAt, documentId, nextPerformanceAt, updatedAt } of rows) {
    note(latest, documentId, 'created', createdAt);
    note(latest, documentId, 'changed', updatedAt);
    note(latest, documentId, 'attended', nextPerformanceAt);
  }
}

async function noteLinks(database: StrapiDatabase, ids: string[], latest: Latest, now: Date) {
  const rows = await database
    .query(CONTACT_LINK_UID)
    .select(['contactDocumentId', 'createdAt', 'lastReceived', 'openConflicts'])
    .where({ contactDocumentId: { $in: ids } })
    .execute();
  for (const { contactDocumentId, createdAt, lastReceived, openConflicts } of rows) {
    note(latest, contactDocumentId, 'changed', createdAt);
    const received = json<unknown>(lastReceived);
    if (isRecord(received)) note(latest, contactDocumentId, 'received', received.at);
    if (integer(openConflicts) > 0) note(latest, contactDocumentId, 'open', now);
  }
}

async function noteMoments(
  database: StrapiDatabase,
  ids: string[],
  latest: Latest,
  trx: Knex.Transaction,
) {
  for (const [activity, uid, attribute] of MOMENTS) {
    const { column, table } = database.names(uid);
    const contact = column('contactDocumentId');
    const rows: Row[] = await trx(table)
      .select({ contact })
      .max({ moment: column(attribute) })
      .whereIn(contact, ids)
      .groupBy(contact);
    for (const row of rows) note(latest, row.contact, activity, row.moment);
  }
}

/** Seats in the orders of others. */
async function noteHeldSeats(
  database: StrapiDatabase,
  ids: string[],
  latest: Latest,
  trx: Knex.Transaction,
) {
  const holders = database.names(ORDER_HOLDER_UID);
  const orders = database.names(ORDER_UID);
  const contact = `holder.${holders.column('contactDocumentId')}`;
  const rows: Row[] = await trx({ holder: holders.table })
    .join({ of: orders.table }, (join) => {
      join.on(`of.${orders.column('documentId')}`, `holder.${holders.column('orderDocumentId')}`);
    })
    .select({ contact })
    .max({ moment: `of.${orders.column('creationDateTime')}` })
    .whereIn(contact, ids)
    .groupBy(contact);
  for (const row of rows) note(latest, row.contact, 'ordered', row.moment);
}

async function noteHolds(
  database: StrapiDatabase,
  ids: string[],
  latest: Latest,
  { expiryAt, now }: { expiryAt: ExpiryAt; now: Date },
) {
  const rows = await database
    .query(ORDER_UID)
    .select(['contactDocumentId', 'documentId', 'institution', 'fileId', 'expirationDate'])
    .where({
      contactDocumentId: { $in: ids },
      orderType: { $in: [...HOLD_TYPES] },
      orderState: COUNTED_STATE,
      $or: [{ expirationDate: { $null: true } }, { expirationDate: { $gte: earliestHeld(now) } }],
    })
    .execute();
  const holds = rows.flatMap((row) => {
    const institution = text(row.institution) ?? '';
    const expirationDate = time(row.expirationDate);
    if (expirationDate !== null && heldUntil(expirationDate, expiryAt(institution)) <= now)
      return [];
    return {
      contact: row.contactDocumentId,
      documentId: text(row.documentId) ?? '',
      file: { institution, fileId: text(row.fileId) },
    };
  });
  const fileOf = await readFiles(
    database,
    holds.map(({ file }) => file),
    expiryAt,
  );
  for (const { contact, documentId, file } of holds) {
    const orders = fileOf(file);
    const hold = orders.find((order) => order.documentId === documentId);
    if (hold === undefined || isHeldStill(hold, orders)) note(latest, contact, 'open', now);
  }
}
