/**
 * Earned trust: whether contacts and bookings are sent to an institution, which starts after a
 * passed check or by a person's decision, and how far it is proven that a save does no harm there.
 */
export { sendingTrust, type SendingTrust } from './sending-trust';
export { databaseTrustStore, type Gate, type TrustedInstitution } from './trust-store';
export { UNTESTED_WRITING } from './untested';
