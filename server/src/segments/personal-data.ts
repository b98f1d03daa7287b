import { SAVED_SEGMENT_UID } from '../contracts/uids';
import type { DataTable } from '../kernel/personal-data';

/** Conditions name products, institutions and amounts, not people. */
export const segmentPersonalData: readonly DataTable[] = [
  { uid: SAVED_SEGMENT_UID, keeps: ['name', 'author', 'conditions'] },
];
