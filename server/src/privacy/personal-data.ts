import { ERASED_KEY_UID, ERASURE_UID, INACTIVE_CONTACT_UID } from '../contracts/uids';
import { byContact, wholeRows, type DataTable } from '../kernel/personal-data';

/** Certificates and keys say nothing that is readable of people. */
export const privacyPersonalData: readonly DataTable[] = [
  { uid: ERASURE_UID, keeps: ['reference', 'erasedBy', 'places', 'inS360', 'keyCheck'] },
  { uid: ERASED_KEY_UID, keeps: ['key'] },
  wholeRows(INACTIVE_CONTACT_UID, byContact),
];
