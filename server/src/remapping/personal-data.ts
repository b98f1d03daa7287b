import { FIELD_CHANGES_UID } from '../contracts/uids';
import type { DataTable } from '../kernel/personal-data';

/** Rules name fields, not people. */
export const remappingPersonalData: readonly DataTable[] = [
  { uid: FIELD_CHANGES_UID, keeps: ['institution', 'fields', 'rules', 'revision', 'changedBy'] },
];
