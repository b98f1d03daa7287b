import {
  INSTITUTION_CHANGE_UID,
  INSTITUTION_SECRET_UID,
  INSTITUTION_UID,
  STORED_INSTITUTION_UID,
} from '../contracts/uids';
import type { DataTable } from '../kernel/personal-data';

/** The tables of this module: they hold nothing of people. */
export const institutionPersonalData: readonly DataTable[] = [
  {
    uid: INSTITUTION_UID,
    keeps: ['code', 'name', 'baseUrl', 'managedBy', 'sendingTrust', 'installation', 'settings'],
  },
  { uid: STORED_INSTITUTION_UID, keeps: ['code', 'settings', 'revision', 'changedBy'] },
  { uid: INSTITUTION_SECRET_UID, keeps: ['institution', 'kind', 'encrypted', 'setBy'] },
  { uid: INSTITUTION_CHANGE_UID, keeps: ['institution', 'kind', 'settings', 'changedBy'] },
];
