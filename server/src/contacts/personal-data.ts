import {
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  OVERRIDDEN_EDIT_UID,
  QUEUED_PULL_UID,
} from '../contracts/uids';
import { ERASED_ITEM } from '../inbox';
import { json } from '../kernel/database/values';
import {
  byContact,
  byNumber,
  hasNumber,
  wholeRows,
  type DataTable,
  type SoughtPerson,
} from '../kernel/personal-data';
import { isRecord } from '../kernel/is-record';
import { contactNumberOf, type JsonObject } from './model/mapping/item-schema';
import { refusalsNaming } from './named-in-text';
import { mixedRows } from './mixed-rows';
import { showsPerson } from './shown-in-item';

/** The contact number of a company's relay person in an item; `null` for none. */
export const relayNumberOf = (item: unknown): string | null =>
  isRecord(item) && isRecord(item.individualContact) && item.type !== 'INDIVIDUAL'
    ? contactNumberOf(item.individualContact.contactNumber)
    : null;

function withoutRelay({ individualContact: _relay, ...item }: JsonObject): JsonObject {
  return item;
}

/**
 * An item of the contact stream without erased persons: a mark for the contact itself, and a
 * company without its relay person. The same item when nobody in it was erased. An item without a
 * number is about the `person` when it shows them.
 */
export function contactItemWithout(
  item: unknown,
  isErased: (number: string) => boolean,
  person?: SoughtPerson,
): unknown {
  if (!isRecord(item)) return item;
  const number = contactNumberOf(item.contactNumber);
  if (number === null ? person && showsPerson(item, person) : isErased(number)) return ERASED_ITEM;
  const relay = relayNumberOf(item);
  return relay !== null && relay !== number && isErased(relay) ? withoutRelay(item) : item;
}

/** What this module stores of people. */
export const contactPersonalData: readonly DataTable[] = [
  wholeRows(CONTACT_UID, ({ documentIds }) => documentIds.map((documentId) => ({ documentId }))),
  wholeRows(CONTACT_LINK_UID, (person) => [
    ...byContact(person),
    ...person.documentIds.map((mergedInto) => ({ mergedInto })),
    ...byNumber()(person),
  ]),
  {
    uid: CONTACT_LINK_UID,
    holds: ['relay'],
    keeps: [],
    isScanned: 'changing',
    rowsOf: ({ numbers }) =>
      numbers.map(({ institution }) => ({ institution, relay: { $notNull: true } })),
    shown: ({ institution, relay }) => ({ institution, relay: json(relay) }),
    erased({ institution, relay: stored }, person) {
      const relay = json<unknown>(stored);
      return isRecord(relay) && hasNumber(person, institution, relay.contactNumber)
        ? { relay: null, appliedDigest: null }
        : null;
    },
  },
  refusalsNaming(CONTACT_LINK_UID, [
    { failure: 'failure', code: 'failureCode' },
    { failure: 'pullFailure', code: 'pullFailureCode' },
  ]),
  wholeRows(CONSENT_UID, byContact),
  wholeRows(CONTACT_HISTORY_UID, byContact),
  wholeRows(CONFLICT_UID, byContact),
  wholeRows(OVERRIDDEN_EDIT_UID, byContact),
  wholeRows(QUEUED_PULL_UID, (person) => [
    ...byNumber()(person),
    ...person.documentIds.map((awaitsContact) => ({ awaitsContact })),
  ]),
  refusalsNaming(QUEUED_PULL_UID, [{ failure: 'failure', code: 'failureCode' }]),
  ...mixedRows,
];
