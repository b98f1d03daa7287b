import { reason } from '../contracts/reasons';
import { STREAMS, type Stream } from '../contracts/streams';
import {
  DELIVERY_UID,
  EXCLUDED_ITEM_UID,
  OUTAGE_UID,
  QUARANTINED_ITEM_UID,
  RAISED_ALARM_UID,
  REFUSAL_UID,
  REFUSED_CREDENTIALS_UID,
} from '../contracts/uids';
import type { Row } from '../kernel/database/strapi-database';
import { json, jsonText, oneOf, text, time } from '../kernel/database/values';
import {
  byNumber,
  hasNumber,
  isContact,
  isMixed,
  whileTakenFor,
  type DataTable,
  type SoughtPerson,
} from '../kernel/personal-data';
import { itemText, readEnvelope } from './envelope';
import { bodyWith, cleanedItems, isErasedItem, outcomesWithout } from './erased-items';
import type { ItemOutcome } from './records';

/**
 * How the modules that apply a stream take persons out of its items: by number, or where the item
 * has none, by what it shows.
 */
type StreamCleaners = Record<
  Stream,
  (item: unknown, isErased: (number: string) => boolean, person: SoughtPerson) => unknown
>;

/** The condition that finds items with an e-mail of the person and perhaps no number. */
const bodiesWithEmail = ({ folded }: SoughtPerson): Row[] =>
  [...folded.emails].map((email) => ({ stream: 'contacts', body: { $containsi: email } }));

const bodiesWithNumber = ({ numbers }: SoughtPerson): Row[] =>
  numbers.map(({ institution, number }) => ({ institution, body: { $contains: number } }));

/** Payloads of another's contact, from the time when the person was taken for it. */
const mixedBodies = ({ takenFor }: SoughtPerson): Row[] =>
  takenFor.flatMap((one) =>
    one.numbers.map(({ institution, number }) => ({
      stream: 'contacts',
      institution,
      body: { $contains: number },
      ...whileTakenFor(one, 'receivedAt'),
    })),
  );

/** What this module stores of people. */
export function inboxPersonalData(cleaners: StreamCleaners): readonly DataTable[] {
  const cleanerOf = (row: Row, person: SoughtPerson) => (item: unknown) =>
    cleaners[oneOf(STREAMS, row.stream)](
      item,
      (number) => hasNumber(person, row.institution, number),
      person,
    );

  const mixedCleanerOf = (row: Row, person: SoughtPerson) => (item: unknown) => {
    const stream = oneOf(STREAMS, row.stream);
    const institution = text(row.institution) ?? '';
    const storedAt = stream === 'contacts' ? time(row.receivedAt) : null;
    const isMixedNumber = (number: string) => isMixed(person, { institution, number }, storedAt);
    return cleaners[stream](cleanerOf(row, person)(item), isMixedNumber, person);
  };

  function erasedDelivery(row: Row, person: SoughtPerson): Row | null {
    const body = text(row.body) ?? '';
    const replaced = cleanedItems(body, mixedCleanerOf(row, person));
    // It has the number, but no items that could be told apart.
    if (replaced === null) return { body: null };
    const without = bodyWith(body, replaced);
    if (without === null) return null;
    const outcomes = json<ItemOutcome[]>(row.outcomes);
    return {
      body: without,
      byteLength: Buffer.byteLength(without),
      ...(outcomes && {
        outcomes: jsonText(
          outcomesWithout(outcomes, new Set(replaced.map(({ position }) => position))),
        ),
      }),
    };
  }

  /** The body of one item; `delete` when the item is about the person. */
  function erasedBody(row: Row, person: SoughtPerson): string | 'delete' | null {
    const [replaced] = cleanedItems(`[${text(row.body) ?? 'null'}]`, cleanerOf(row, person)) ?? [];
    if (replaced === undefined) return null;
    return isErasedItem(replaced.item) ? 'delete' : itemText(replaced.item);
  }

  /** The person's own items; what orders say is shown with the orders. */
  function shownDelivery(row: Row, person: SoughtPerson): Row | null {
    if (row.stream !== 'contacts') return null;
    const { id, institution, receivedAt } = row;
    const envelope = readEnvelope(text(row.body) ?? '');
    const clean = cleanerOf(row, person);
    const items =
      envelope.kind === 'items' ? envelope.items.filter((item) => isErasedItem(clean(item))) : [];
    return items.length === 0 ? null : { id, institution, receivedAt, items };
  }

  const shownItem = ({ body, ...row }: Row): Row =>
    row.stream === 'contacts' ? { ...row, body } : row;

  return [
    {
      uid: DELIVERY_UID,
      holds: ['body', 'outcomes'],
      keeps: ['institution', 'stream', 'state', 'refusal', 'origin', 'traceparent'],
      isScanned: 'growing',
      rowsOf: (person) => [
        ...bodiesWithNumber(person),
        ...bodiesWithEmail(person),
        ...mixedBodies(person),
      ],
      erased: erasedDelivery,
      shown: shownDelivery,
    },
    {
      uid: QUARANTINED_ITEM_UID,
      holds: ['body', 'reasons', 'contactNumber', 'awaitsContact'],
      keeps: ['institution', 'stream', 'orderId', 'reasonCode'],
      isScanned: 'growing',
      rowsOf: (person) => [
        ...bodiesWithNumber(person),
        ...bodiesWithEmail(person),
        ...byNumber()(person),
        ...person.documentIds.map((awaitsContact) => ({ awaitsContact })),
      ],
      erased(row, person) {
        if (hasNumber(person, row.institution, row.contactNumber)) return 'delete';
        if (isContact(person, row.awaitsContact)) return 'delete';
        const body = erasedBody(row, person);
        if (body === null || body === 'delete') return body;
        const why = reason('erasedPerson');
        return { body, reasons: jsonText([why]), reasonCode: why.code };
      },
      shown: shownItem,
    },
    {
      uid: EXCLUDED_ITEM_UID,
      holds: ['body', 'number', 'emailKey', 'phoneKey', 'nameKey'],
      keeps: ['institution', 'stream', 'keyedBy'],
      isScanned: 'growing',
      rowsOf: (person) => [
        ...bodiesWithNumber(person),
        ...person.keys.map((keys) => ({ stream: 'contacts', ...keys })),
      ],
      erased(row, person) {
        const isSame = person.keys.some(
          ({ emailKey, nameKey }) => row.emailKey === emailKey && row.nameKey === nameKey,
        );
        if (isSame) return 'delete';
        const body = erasedBody(row, person);
        return body === null || body === 'delete' ? body : { body };
      },
      shown: shownItem,
    },
    { uid: OUTAGE_UID, keeps: ['institution', 'stream', 'cause', 'settledBy'] },
    { uid: RAISED_ALARM_UID, keeps: ['alarm'] },
    { uid: REFUSAL_UID, keeps: ['institution', 'stream', 'fingerprint'] },
    { uid: REFUSED_CREDENTIALS_UID, keeps: ['institution', 'stream'] },
  ];
}
