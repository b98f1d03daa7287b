import { ERASED_KEY_UID, ERASURE_UID } from '../contracts/uids';
import type { DataTable } from '../kernel/personal-data';

/** This module stores nothing that is readable of people. */
export const privacyPersonalData: readonly DataTable[] = [
  { uid: ERASURE_UID, keeps: ['reference', 'erasedBy', 'places', 'inS360', 'keyCheck'] },
  { uid: ERASED_KEY_UID, keeps: ['key'] },
];
