/**
 * Earned trust: whether contacts and bookings are sent to an institution, and how far saves are
 * proven to do no harm there. Sending starts after a passed check or by a person's decision.
 */
export { compareWhole, type ChangedElement, type IsSame, type Written } from './compare';
export { scalarText } from './elements';
export { dispatchedTrust, type DispatchedTrust } from './dispatched-trust';
export type { NewReadBack, ReadBackRecord } from './read-back-record';
export { databaseReadBacks, dueReadBackRows, UNSETTLED, type ReadBacks } from './read-back-store';
export { type Care } from './sampling';
export { sendingTrust, type SendingTrust } from './sending-trust';
export { isProven } from './trust-record';
export { databaseTrustStore, notSending, type Gate, type TrustedInstitution } from './trust-store';
export { evaluate, type ReadBack, type SentValue, type Verdict } from './verdict';
