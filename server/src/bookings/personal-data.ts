import { isNamedIn, isText, refusalsNaming } from '../contacts';
import { BOOKING_EVENT_UID, BOOKING_UID } from '../contracts/uids';
import { lockRows } from '../kernel/database/lock-rows';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { text, textsIn } from '../kernel/database/values';
import { byContact, byNumber, type DataTable } from '../kernel/personal-data';
import { STATES_WITH_CALLS, type EventEntry } from './records';

const REFUSED: EventEntry['kind'] = 'refused';

/** What this module stores of people. A booking stays as what was sold; a draft goes. */
export const bookingPersonalData: readonly DataTable[] = [
  {
    uid: BOOKING_UID,
    holds: ['contactDocumentId', 'contactNumber', 'notes', 'failure', 'doubt', 'lastMessage'],
    keeps: [
      'reference',
      'institution',
      'baseUrl',
      'kind',
      'state',
      'lines',
      'summary',
      'currencyCode',
      'payment',
      'shipmentModeId',
      'shipmentModeSet',
      'sellingPoint',
      'attempts',
      'orderId',
      'fileId',
      'offer',
      'sending',
      'checking',
      'follows',
      'followsDocumentId',
      'followedByDocumentId',
      'orderDocumentId',
      'author',
      'composeKey',
    ],
    rowsOf: (person) => [...byContact(person), ...byNumber()(person)],
    erased: ({ state }) =>
      state === 'draft'
        ? 'delete'
        : {
            contactDocumentId: null,
            contactNumber: null,
            notes: null,
            failure: null,
            doubt: null,
            lastMessage: null,
          },
  },
  refusalsNaming(BOOKING_UID, [{ failure: 'failure' }]),
  {
    uid: BOOKING_EVENT_UID,
    holds: ['detail', 'reason'],
    keeps: ['bookingDocumentId', 'kind', 'author'],
    isScanned: 'growing',
    // The row does not say at which institution the number was given.
    rowsOf: ({ numbers }) => [
      ...numbers.map(({ number }) => ({
        kind: 'contactCreated' satisfies EventEntry['kind'],
        detail: number,
      })),
      { kind: REFUSED, ...isText('detail') },
    ],
    erased: ({ detail, kind }, person) =>
      kind === REFUSED && !isNamedIn(text(detail), person) ? null : { detail: null, reason: null },
  },
];

/**
 * The references of a contact's bookings for which calls are still to be made. Locks all of them, so
 * that no draft is submitted until the transaction ends.
 */
export async function openBookingsOf(
  database: StrapiDatabase,
  contactDocumentId: string,
): Promise<string[]> {
  const bookings = database.query(BOOKING_UID).select(['reference', 'state']);
  const rows = await lockRows(database, bookings.where({ contactDocumentId }));
  const open = rows.filter(({ state }) => STATES_WITH_CALLS.some((one) => one === state));
  return textsIn(open, 'reference');
}
