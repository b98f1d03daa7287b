import { STREAM_DESCRIPTIONS } from '../contracts/streams';
import { namesOfContacts } from '../contacts';
import type { DeliveryDetails, DeliveryItem, DeliveryItemOutcome } from '../contracts/overview';
import { CONTACT_LINK_UID, ORDER_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, text } from '../kernel/database/values';

/** Items are read in parts of this size; a delivery of S-360 rarely has more than 50. */
const PART = 500;

interface Numbers {
  uid: string;
  number: 'contactNumber' | 'orderId';
  institution: string;
  numbers: readonly string[];
}

async function rowsByNumber(
  database: StrapiDatabase,
  { institution, number, numbers, uid }: Numbers,
  attributes: string[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (const part of chunks([...new Set(numbers)], PART)) {
    const rows = await database
      .query(uid)
      .select([number, ...attributes])
      .where({ institution, [number]: { $in: part } })
      .execute();
    for (const row of rows) found.set(text(row[number]) ?? '', row);
  }
  return found;
}

async function namesOf(
  database: StrapiDatabase,
  rows: Iterable<Row>,
): Promise<Map<string, string | null>> {
  const documentIds = [...rows].flatMap((row) => text(row.contactDocumentId) ?? []);
  const names = new Map<string, string | null>();
  for (const part of chunks([...new Set(documentIds)], PART))
    for (const [documentId, name] of await namesOfContacts(database, part))
      names.set(documentId, name);
  return names;
}

/** The items of a delivery, each with its order; with the contact or buyer only where they may be named. */
export async function namedItems(
  database: StrapiDatabase,
  {
    institution,
    outcomes,
    stream,
  }: Pick<DeliveryDetails, 'institution' | 'stream'> & {
    outcomes: readonly DeliveryItemOutcome[];
  },
  mayName: boolean,
): Promise<DeliveryItem[]> {
  const isOfOrders = stream === 'orders';
  const numberOf = (outcome: DeliveryItemOutcome) =>
    outcome[STREAM_DESCRIPTIONS[stream].number] ?? null;
  const numbers = outcomes.flatMap((outcome) => numberOf(outcome) ?? []);
  const rows = isOfOrders
    ? await rowsByNumber(database, { uid: ORDER_UID, number: 'orderId', institution, numbers }, [
        'documentId',
        'contactDocumentId',
      ])
    : await rowsByNumber(
        database,
        { uid: CONTACT_LINK_UID, number: 'contactNumber', institution, numbers },
        ['contactDocumentId'],
      );
  const names = mayName ? await namesOf(database, rows.values()) : new Map<string, string | null>();
  return outcomes.map((outcome) => {
    const row = rows.get(numberOf(outcome) ?? '');
    const documentId = text(row?.contactDocumentId) ?? '';
    const name = names.get(documentId);
    return {
      ...outcome,
      contact: name === undefined ? null : { documentId, name: name ?? '' },
      orderDocumentId: isOfOrders ? text(row?.documentId) : null,
    };
  });
}
