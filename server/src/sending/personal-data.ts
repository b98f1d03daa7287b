import { DAILY_CALLS_UID, PERMIT_STATE_UID, PERMIT_UID, READ_BACK_UID } from '../contracts/uids';
import { byContact, byNumber, wholeRows, type DataTable } from '../kernel/personal-data';

/** What this module stores of people. The log of calls stays, because limits are counted from it. */
export const sendingPersonalData: readonly DataTable[] = [
  {
    uid: PERMIT_UID,
    holds: ['contactDocumentId', 'contactNumber', 'reason'],
    keeps: ['institution', 'service', 'method', 'lane', 'outcome', 'orderId', 'bookingDocumentId'],
    rowsOf: (person) => [...byContact(person), ...byNumber()(person)],
    erased: () => ({ contactDocumentId: null, contactNumber: null, reason: null }),
  },
  wholeRows(READ_BACK_UID, (person) => [
    ...byContact(person),
    ...byNumber()(person),
    { linkId: { $in: [...person.linkIds] } },
  ]),
  { uid: PERMIT_STATE_UID, keeps: ['institution', 'month'] },
  { uid: DAILY_CALLS_UID, keeps: ['institution', 'day', 'lane'] },
];
